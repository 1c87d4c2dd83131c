package com.voepy.numbers.events;

import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.kernel.Price;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How prices to customers come from wholesale prices. Stream `pricing-tier/<name>`.
public sealed interface PricingTierEvent extends Event {

    String name();

    /// The whole tier as it is from now on.
    ///
    /// @param defaultMarkupBasisPoints where no rule fits; 10,000 is a markup of 100 %
    /// @param markups the exceptions; the most specific one that fits a number decides
    /// @param carrierLookupPriceCents price of one carrier lookup, US cents
    /// @param callerNameLookupPriceCents price of one caller-name lookup, US cents
    /// @param portedPrices wholesale prices of ported numbers that no listing names, or null for the usual ones
    @Revision(2)
    record PricingTierDefined(
            String name,
            long defaultMarkupBasisPoints,
            List<Markup> markups,
            long carrierLookupPriceCents,
            long callerNameLookupPriceCents,
            @Nullable PortedPrices portedPrices)
            implements PricingTierEvent {

        public PricingTierDefined {
            markups = List.copyOf(markups);
        }

        /// A tier that leaves ported numbers at the usual prices.
        public PricingTierDefined(
                String name,
                long defaultMarkupBasisPoints,
                List<Markup> markups,
                long carrierLookupPriceCents,
                long callerNameLookupPriceCents) {
            this(name, defaultMarkupBasisPoints, markups, carrierLookupPriceCents, callerNameLookupPriceCents, null);
        }

        /// The wholesale prices of ported numbers that no listing names.
        public PortedPrices portedOrUsual() {
            return portedPrices == null ? PortedPrices.USUAL : portedPrices;
        }

        /// The customer's price of a number; what a search shows and what an order debits both come from here.
        public Price priceOf(Price wholesale, String countryCode, NumberType type) {
            return Markup.priceOf(wholesale, countryCode, type, markups, defaultMarkupBasisPoints);
        }
    }
}
