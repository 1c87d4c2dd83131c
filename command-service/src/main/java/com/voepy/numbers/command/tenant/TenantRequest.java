package com.voepy.numbers.command.tenant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an operator asks that takes more than one aggregate to decide.
sealed interface TenantRequest {

    /// A tenant is born with a balance, a default connection and a first key, all at once.
    record CreateTenant(String name, String pricingTier) implements TenantRequest {}

    /// @param name null to leave it as it is
    /// @param pricingTier null to leave it as it is
    /// @param ifMatch the `If-Match` header, or null
    record UpdateTenant(
            UUID tenantId,
            @Nullable String name,
            @Nullable String pricingTier,
            @Nullable String ifMatch) implements TenantRequest {}
}
