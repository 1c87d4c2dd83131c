package com.voepy.numbers.events;

import java.util.UUID;

/// What can become true of a customer of the platform. Stream `tenant/<uuid>`.
public sealed interface TenantEvent extends Event {

    UUID tenantId();

    /// An operator took in a new customer.
    ///
    /// @param defaultConnectionId of the connection it was born with
    /// @param pricingTier name of the tier that its prices come from
    @Revision(1)
    record TenantCreated(UUID tenantId, String name, String pricingTier, UUID defaultConnectionId)
            implements TenantEvent {}

    /// It has another name from now on.
    @Revision(1)
    record TenantRenamed(UUID tenantId, String name) implements TenantEvent {}

    /// Its prices come from another tier from now on; what it has ordered keeps its price.
    @Revision(1)
    record TenantPricingTierChanged(UUID tenantId, String pricingTier) implements TenantEvent {}

    /// From now on its keys are refused; its numbers stay in service.
    @Revision(1)
    record TenantSuspended(UUID tenantId) implements TenantEvent {}

    /// Its suspension is over and its keys work again.
    @Revision(1)
    record TenantResumed(UUID tenantId) implements TenantEvent {}
}
