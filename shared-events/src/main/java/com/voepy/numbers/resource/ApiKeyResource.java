package com.voepy.numbers.resource;

import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.kernel.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API key as its tenant sees it: everything but the key itself.
///
/// @param prefix the first characters of the key, for people to tell keys apart
/// @param expiresAt null if it lives until it is revoked
/// @param lastUsedAt null if it was never used; no event tells, so the fold leaves it null
public record ApiKeyResource(
        UUID id,
        String name,
        List<ApiKeyScope> scopes,
        String prefix,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    public ApiKeyResource {
        scopes = List.copyOf(scopes);
    }

    /// The key after one more event, or null once it is revoked.
    ///
    /// @param before null before the first event
    public static @Nullable ApiKeyResource after(@Nullable ApiKeyResource before, ApiKeyEvent event, Instant at) {
        return switch (event) {
            case ApiKeyCreated e ->
                new ApiKeyResource(e.keyId(), e.name(), e.scopes(), e.prefix(), at, e.expiresAt(), null);
            case ApiKeyRevoked _ -> null;
        };
    }

    /// The same key with the time of its last use, which is measured and not an event.
    public ApiKeyResource lastUsed(@Nullable Instant usedAt) {
        return new ApiKeyResource(id, name, scopes, prefix, createdAt, expiresAt, usedAt);
    }
}
