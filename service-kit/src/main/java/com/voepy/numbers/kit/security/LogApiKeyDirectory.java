package com.voepy.numbers.kit.security;

import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a key straight from its event stream, and its tenant's state from the tenant's.
final class LogApiKeyDirectory implements ApiKeyDirectory {

    private final EventLog log;

    LogApiKeyDirectory(EventLog log) {
        this.log = log;
    }

    @Override
    public Optional<ApiKeyRecord> find(String hash) {
        ApiKeyRecord key = null;
        for (var logged : log.ofStream(ApiKeys.stream(hash))) {
            key = after(key, (ApiKeyEvent) logged.event());
        }
        return Optional.ofNullable(key).map(this::withTenant);
    }

    private static @Nullable ApiKeyRecord after(@Nullable ApiKeyRecord before, ApiKeyEvent event) {
        return switch (event) {
            case ApiKeyCreated e ->
                new ApiKeyRecord(
                        e.keyId(), e.tenantId(), e.hash(), Set.copyOf(e.scopes()), e.expiresAt(), false, false);
            case ApiKeyRevoked _ ->
                before == null
                        ? null
                        : new ApiKeyRecord(
                                before.id(),
                                before.tenantId(),
                                before.hash(),
                                before.scopes(),
                                before.expiresAt(),
                                true,
                                false);
        };
    }

    private ApiKeyRecord withTenant(ApiKeyRecord key) {
        return new ApiKeyRecord(
                key.id(),
                key.tenantId(),
                key.hash(),
                key.scopes(),
                key.expiresAt(),
                key.revoked(),
                key.tenantId() != null && isSuspended(key.tenantId()));
    }

    private boolean isSuspended(UUID tenantId) {
        boolean suspended = false;
        for (var logged : log.ofStream(Streams.tenant(tenantId))) {
            suspended = suspendedAfter(suspended, (TenantEvent) logged.event());
        }
        return suspended;
    }

    private static boolean suspendedAfter(boolean before, TenantEvent event) {
        return switch (event) {
            case TenantSuspended _ -> true;
            case TenantResumed _ -> false;
            case TenantCreated _, TenantRenamed _, TenantPricingTierChanged _ -> before;
        };
    }
}
