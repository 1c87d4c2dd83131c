package com.voepy.numbers.command.pricing;

import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.kernel.Streams;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What can be asked of a pricing tier.
public sealed interface PricingTierCommand {

    String name();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.pricingTier(name());
    }

    /// Makes the tier, or replaces all of it.
    ///
    /// @param defaultMarkupBasisPoints where no rule fits; 10,000 is a markup of 100 %
    /// @param carrierLookupPriceCents price of one carrier lookup, US cents
    /// @param callerNameLookupPriceCents price of one caller-name lookup, US cents
    /// @param portedPrices wholesale prices of ported numbers that no listing names
    record DefinePricingTier(
            String name,
            long defaultMarkupBasisPoints,
            List<Markup> markups,
            long carrierLookupPriceCents,
            long callerNameLookupPriceCents,
            PortedPrices portedPrices)
            implements PricingTierCommand {

        /// The tier that tenants get when nobody names another.
        public static final String STANDARD = "standard";

        public DefinePricingTier {
            markups = List.copyOf(markups);
        }

        /// What `standard` is until an operator changes it: twice the wholesale price, lookups at 2 and 3 cents,
        /// ported numbers as usual.
        static DefinePricingTier standard() {
            return new DefinePricingTier(STANDARD, 10_000, List.of(), 2, 3, PortedPrices.USUAL);
        }
    }

    /// Makes the `standard` tier unless it exists, whatever it holds; sent at each start.
    record EnsureStandardTier() implements PricingTierCommand {

        @Override
        public String name() {
            return DefinePricingTier.STANDARD;
        }
    }
}
