package com.voepy.numbers.events;

import java.util.UUID;

/// What can become true of a customer of the platform. Stream `tenant/<uuid>`.
public sealed interface TenantEvent extends Event {

    UUID tenantId();

    /// @param pricingTier name of the tier that its prices come from
    @Revision(1)
    record TenantCreated(UUID tenantId, String name, String pricingTier, UUID defaultConnectionId)
            implements TenantEvent {}

    @Revision(1)
    record TenantRenamed(UUID tenantId, String name) implements TenantEvent {}

    @Revision(1)
    record TenantPricingTierChanged(UUID tenantId, String pricingTier) implements TenantEvent {}

    /// From now on its keys are refused; its numbers stay in service.
    @Revision(1)
    record TenantSuspended(UUID tenantId) implements TenantEvent {}

    @Revision(1)
    record TenantResumed(UUID tenantId) implements TenantEvent {}
}
