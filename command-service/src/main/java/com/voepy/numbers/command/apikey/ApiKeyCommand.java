package com.voepy.numbers.command.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of an API key that exists, or comes to be with this id.
sealed interface ApiKeyCommand {

    UUID keyId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.apiKey(keyId());
    }

    /// @param tenantId null for a key of the platform's operators
    /// @param hash SHA-256 of the whole key, hex
    /// @param expiresAt null if it lives until it is revoked
    record RegisterApiKey(
            UUID keyId,
            @Nullable UUID tenantId,
            String name,
            List<ApiKeyScope> scopes,
            String prefix,
            String hash,
            @Nullable Instant expiresAt)
            implements ApiKeyCommand {

        public RegisterApiKey {
            scopes = List.copyOf(scopes);
        }
    }

    /// @param tenantId who asks, or null for the platform; a key of another is not found
    /// @param ifMatch the `If-Match` header, or null
    record RevokeApiKey(
            UUID keyId, @Nullable UUID tenantId, @Nullable String ifMatch) implements ApiKeyCommand {}
}
