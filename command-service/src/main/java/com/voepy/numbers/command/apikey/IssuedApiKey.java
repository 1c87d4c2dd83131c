package com.voepy.numbers.command.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.resource.ApiKeyResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An [ApiKeyResource] with the key itself, which is shown this once.
///
/// @param apiKey what clients send as `Authorization: Bearer`
public record IssuedApiKey(
        UUID id,
        String name,
        List<ApiKeyScope> scopes,
        String prefix,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        String apiKey) {

    static IssuedApiKey of(ApiKeyResource key, String apiKey) {
        return new IssuedApiKey(
                key.id(),
                key.name(),
                key.scopes(),
                key.prefix(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                apiKey);
    }
}
