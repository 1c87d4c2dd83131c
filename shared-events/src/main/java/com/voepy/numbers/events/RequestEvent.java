package com.voepy.numbers.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one request that used an idempotency key. Stream `request/<uuid of tenant, path and key>`: whoever comes second
/// with the same key finds the stream taken and gets the recorded answer.
public sealed interface RequestEvent extends Event {

    UUID requestKey();

    /// A request with an idempotency key was carried out.
    ///
    /// Written in the transaction of the request's own events, so that it is there if and only if they are.
    ///
    /// @param tenantId null for a request of an operator
    /// @param fingerprint HMAC-SHA-256 of the request's body, hex; another body under the same key is refused
    /// @param status the HTTP status answered
    /// @param location the `Location` header, or null
    /// @param body the answer, byte for byte; personal data in it is sealed and opened again when it is given
    /// @param sealed whether the body is encrypted under the master key, because it shows a secret
    @Revision(1)
    record RequestAnswered(
            UUID requestKey,
            @Nullable UUID tenantId,
            String path,
            @Secret String fingerprint,
            int status,
            @Nullable String location,
            @Secret String body,
            boolean sealed)
            implements RequestEvent {}
}
