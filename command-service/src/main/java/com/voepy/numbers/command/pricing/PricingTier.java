package com.voepy.numbers.command.pricing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.pricing.PricingTierCommand.DefinePricingTier;
import com.voepy.numbers.command.pricing.PricingTierCommand.EnsureStandardTier;
import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.PricingTierResource;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Holds one tier's prices, always whole.
@Aggregate
class PricingTier {

    @AggregateIdentifier
    private String stream;

    private @Nullable PricingTierDefined tier;

    // Axon creates it empty and replays its events, or lets the first command in.
    @SuppressWarnings("NullAway.Init")
    protected PricingTier() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Answer handle(DefinePricingTier command) {
        var isNew = tier == null;
        var defined = new PricingTierDefined(
                command.name(),
                command.defaultMarkupBasisPoints(),
                command.markups(),
                command.carrierLookupPriceCents(),
                command.callerNameLookupPriceCents(),
                command.portedPrices().equals(PortedPrices.USUAL) ? null : command.portedPrices());
        if (!defined.equals(tier)) {
            apply(defined);
        }
        var resource = PricingTierResource.of(defined);
        return isNew ? Answer.created("/v1/admin/pricing-tiers/" + command.name(), resource) : Answer.ok(resource);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EnsureStandardTier command) {
        if (tier == null) {
            handle(DefinePricingTier.standard());
        }
    }

    /// The prices as they are now.
    PricingTierDefined prices() {
        return Objects.requireNonNull(tier);
    }

    @EventSourcingHandler
    void on(PricingTierEvent event) {
        switch (event) {
            case PricingTierDefined e -> {
                stream = Streams.pricingTier(e.name());
                tier = e;
            }
        }
    }
}
