package com.voepy.numbers.command.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.tenant.TenantCommand.ChangeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.RegisterTenant;
import com.voepy.numbers.command.tenant.TenantCommand.ResumeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.SuspendTenant;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.TenantResource;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A customer of the platform.
@Aggregate
class Tenant {

    @AggregateIdentifier
    private String stream;

    private TenantResource tenant;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Tenant() {}

    // apply() calls on(TenantEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    Tenant(RegisterTenant command) {
        apply(new TenantCreated(
                command.tenantId(), command.name(), command.pricingTier(), command.defaultConnectionId()));
    }

    @CommandHandler
    Answer handle(ChangeTenant command) {
        ETags.requireMatch(command.ifMatch(), tenant);
        var name = command.name();
        if (name != null && !name.equals(tenant.name())) {
            apply(new TenantRenamed(command.tenantId(), name));
        }
        var tier = command.pricingTier();
        if (tier != null && !tier.equals(tenant.pricingTier())) {
            apply(new TenantPricingTierChanged(command.tenantId(), tier));
        }
        return Answer.ok(tenant);
    }

    @CommandHandler
    Answer handle(SuspendTenant command) {
        switch (tenant.status()) {
            case ACTIVE -> apply(new TenantSuspended(command.tenantId()));
            // It already is what was asked for.
            case SUSPENDED -> {}
        }
        return Answer.ok(tenant);
    }

    @CommandHandler
    Answer handle(ResumeTenant command) {
        switch (tenant.status()) {
            // It already is what was asked for.
            case ACTIVE -> {}
            case SUSPENDED -> apply(new TenantResumed(command.tenantId()));
        }
        return Answer.ok(tenant);
    }

    /// As operators see it.
    TenantResource resource() {
        return tenant;
    }

    @EventSourcingHandler
    void on(TenantEvent event, @Timestamp Instant at) {
        stream = Streams.tenant(event.tenantId());
        tenant = TenantResource.after(tenant, event, at);
    }
}
