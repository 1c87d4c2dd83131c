package com.voepy.numbers.command.tenant;

import com.voepy.numbers.resource.TenantResource;
import java.time.Instant;
import java.util.UUID;

/// A [TenantResource] with its first key, which is shown this once.
///
/// @param apiKey has every scope that a tenant can have
record CreatedTenant(
        UUID id,
        String name,
        String pricingTier,
        TenantResource.Status status,
        UUID defaultConnectionId,
        Instant createdAt,
        String apiKey) {

    static CreatedTenant of(TenantResource tenant, String apiKey) {
        return new CreatedTenant(
                tenant.id(),
                tenant.name(),
                tenant.pricingTier(),
                tenant.status(),
                tenant.defaultConnectionId(),
                tenant.createdAt(),
                apiKey);
    }
}
