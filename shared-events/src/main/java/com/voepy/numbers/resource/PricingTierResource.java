package com.voepy.numbers.resource;

import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.PortedPrices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How prices to customers come from wholesale prices, as operators see and put it.
///
/// @param currency ISO 4217, of every price
/// @param defaultMarkupBasisPoints where no rule fits; 10,000 is a markup of 100 %
/// @param markups the most specific rule that fits a number decides, country before type
/// @param carrierLookupPriceCents price of one carrier lookup, US cents
/// @param callerNameLookupPriceCents price of one caller-name lookup, US cents
/// @param portedPrices wholesale prices of ported numbers that no listing names
public record PricingTierResource(
        String name,
        String currency,
        long defaultMarkupBasisPoints,
        List<Markup> markups,
        long carrierLookupPriceCents,
        long callerNameLookupPriceCents,
        PortedPrices portedPrices) {

    private static final String CURRENCY = "USD";

    public PricingTierResource {
        markups = List.copyOf(markups);
    }

    /// The tier after one more event; each event is the whole tier.
    ///
    /// @param before null before the first event
    public static PricingTierResource after(@Nullable PricingTierResource before, PricingTierEvent event, Instant at) {
        return switch (event) {
            case PricingTierDefined e -> of(e);
        };
    }

    /// The tier that the event defines.
    public static PricingTierResource of(PricingTierDefined tier) {
        return new PricingTierResource(
                tier.name(),
                CURRENCY,
                tier.defaultMarkupBasisPoints(),
                tier.markups(),
                tier.carrierLookupPriceCents(),
                tier.callerNameLookupPriceCents(),
                tier.portedOrUsual());
    }
}
