package com.voepy.numbers.command.apikey;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant asks when it wants one more key.
///
/// @param scopes none that the asking key lacks
/// @param expiresAt null for a key that lives until it is revoked
record CreateApiKey(
        UUID tenantId,
        String name,
        List<ApiKeyScope> scopes,
        @Nullable Instant expiresAt) {

    CreateApiKey {
        scopes = List.copyOf(scopes);
    }
}
