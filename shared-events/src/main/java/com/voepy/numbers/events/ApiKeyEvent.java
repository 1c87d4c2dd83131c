package com.voepy.numbers.events;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of an API key. Stream `api-key/<uuid>`; the id is made of the key's hash, so that a presented
/// key names its own stream and no look-up table is needed.
public sealed interface ApiKeyEvent extends Event {

    UUID keyId();

    /// Null for a key of the platform's operators or auditors.
    @Nullable
    UUID tenantId();

    /// A key was issued; it was shown once, in the answer to whoever asked for it.
    ///
    /// @param tenantId null for a key of the platform's operators or auditors
    /// @param scopes what it may do
    /// @param prefix the first characters of the key, for people to tell keys apart
    /// @param hash SHA-256 of the whole key, hex; the key itself is kept nowhere
    /// @param expiresAt null if it lives until it is revoked
    @Revision(1)
    record ApiKeyCreated(
            UUID keyId,
            @Nullable UUID tenantId,
            String name,
            List<ApiKeyScope> scopes,
            String prefix,
            @Secret String hash,
            @Nullable Instant expiresAt)
            implements ApiKeyEvent {

        public ApiKeyCreated {
            scopes = List.copyOf(scopes);
        }
    }

    /// The key is refused from now on, on every node within a second.
    ///
    /// @param tenantId null for a key of the platform's operators or auditors
    @Revision(1)
    record ApiKeyRevoked(UUID keyId, @Nullable UUID tenantId) implements ApiKeyEvent {}
}
