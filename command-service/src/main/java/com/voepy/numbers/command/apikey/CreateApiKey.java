package com.voepy.numbers.command.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant or an operator asks when it wants one more key.
///
/// @param tenantId whose it is, or null for a key of the platform
/// @param scopes none that the asking key lacks
/// @param expiresAt null for a key that lives until it is revoked
record CreateApiKey(
        @Nullable UUID tenantId,
        String name,
        List<ApiKeyScope> scopes,
        @Nullable Instant expiresAt) {

    CreateApiKey {
        scopes = List.copyOf(scopes);
    }
}
