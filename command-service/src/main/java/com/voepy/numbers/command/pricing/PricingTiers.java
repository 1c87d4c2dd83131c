package com.voepy.numbers.command.pricing;

import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pricing tiers for command handlers that span aggregates.
@Component
public class PricingTiers {

    private final Repository<PricingTier> tiers;

    PricingTiers(Repository<PricingTier> tiers) {
        this.tiers = tiers;
    }

    /// The tier's prices as they are now, or null if there is no such tier.
    public @Nullable PricingTierDefined named(String name) {
        try {
            return tiers.load(Streams.pricingTier(name)).invoke(PricingTier::prices);
        } catch (AggregateNotFoundException _) {
            return null;
        }
    }
}
