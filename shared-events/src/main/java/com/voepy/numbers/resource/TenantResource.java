package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer of the platform as its operators see it.
///
/// @param pricingTier name of the tier that its prices come from
public record TenantResource(
        UUID id, String name, String pricingTier, Status status, UUID defaultConnectionId, Instant createdAt) {

    /// Whether its keys are accepted.
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        /// Its keys are refused; its numbers stay in service.
        @JsonProperty("suspended")
        SUSPENDED
    }

    /// The tenant after one more event.
    ///
    /// @param before null before the first event
    public static TenantResource after(@Nullable TenantResource before, TenantEvent event, Instant at) {
        return switch (event) {
            case TenantCreated e ->
                new TenantResource(e.tenantId(), e.name(), e.pricingTier(), Status.ACTIVE, e.defaultConnectionId(), at);
            case TenantRenamed e -> {
                var tenant = created(before);
                yield tenant.with(e.name(), tenant.pricingTier, tenant.status);
            }
            case TenantPricingTierChanged e -> {
                var tenant = created(before);
                yield tenant.with(tenant.name, e.pricingTier(), tenant.status);
            }
            case TenantSuspended _ -> created(before).with(Status.SUSPENDED);
            case TenantResumed _ -> created(before).with(Status.ACTIVE);
        };
    }

    private TenantResource with(Status newStatus) {
        return with(name, pricingTier, newStatus);
    }

    private TenantResource with(String newName, String newPricingTier, Status newStatus) {
        return new TenantResource(id, newName, newPricingTier, newStatus, defaultConnectionId, createdAt);
    }

    private static TenantResource created(@Nullable TenantResource before) {
        return Objects.requireNonNull(before, "a tenant changed before it was created");
    }
}
