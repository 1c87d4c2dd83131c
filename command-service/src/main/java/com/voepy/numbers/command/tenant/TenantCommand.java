package com.voepy.numbers.command.tenant;

import com.voepy.numbers.kernel.Streams;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a tenant that exists, or comes to be with this id.
sealed interface TenantCommand {

    UUID tenantId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.tenant(tenantId());
    }

    /// @param pricingTier name of a tier that exists
    record RegisterTenant(UUID tenantId, String name, String pricingTier, UUID defaultConnectionId)
            implements TenantCommand {}

    /// @param name null to leave it as it is
    /// @param pricingTier name of a tier that exists, or null to leave it as it is
    /// @param ifMatch the `If-Match` header, or null
    record ChangeTenant(
            UUID tenantId,
            @Nullable String name,
            @Nullable String pricingTier,
            @Nullable String ifMatch) implements TenantCommand {}

    record SuspendTenant(UUID tenantId) implements TenantCommand {}

    record ResumeTenant(UUID tenantId) implements TenantCommand {}
}
