package com.voepy.numbers.kit.security;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of an API key.
///
/// @param tenantId null for keys of operators and auditors
/// @param hash SHA-256 of the key, hex
/// @param expiresAt null if it never expires
/// @param tenantSuspended false if there is no tenant
public record ApiKeyRecord(
        UUID id,
        @Nullable UUID tenantId,
        String hash,
        Set<ApiKeyScope> scopes,
        @Nullable Instant expiresAt,
        boolean revoked,
        boolean tenantSuspended) {

    public ApiKeyRecord {
        scopes = Set.copyOf(scopes);
    }

    /// Whether the key can be used at this time.
    public boolean isValidAt(Instant now) {
        return !revoked && (expiresAt == null || now.isBefore(expiresAt));
    }

    /// Compares without telling by its duration how much was right.
    boolean hasHash(String presented) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), presented.getBytes(StandardCharsets.US_ASCII));
    }
}
