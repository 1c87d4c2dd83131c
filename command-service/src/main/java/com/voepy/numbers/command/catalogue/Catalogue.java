package com.voepy.numbers.command.catalogue;

import com.voepy.numbers.command.inventory.Inventory;
import com.voepy.numbers.events.NumberBlockEvent.Lot;
import com.voepy.numbers.events.PricingTierEvent.PricingTierDefined;
import com.voepy.numbers.events.TenantEvent.TenantCreated;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What the carrier offers, and what a tenant pays for it. Reads the streams of blocks, tenants and tiers as they are
/// at that moment; it decides nothing and takes no locks.
@Component
public class Catalogue {

    private final Inventory inventory;
    private final EventLog log;

    Catalogue(Inventory inventory, EventLog log) {
        this.inventory = inventory;
        this.log = log;
    }

    /// The lots of those of the numbers that the carrier offers. A number that is missing is not on offer.
    public Map<E164, Lot> lotsOf(Collection<E164> numbers) {
        Map<E164, Lot> lots = new HashMap<>();
        for (var number : numbers) {
            inventory.lotOf(number).ifPresent(lot -> lots.put(number, lot));
        }
        return lots;
    }

    /// The prices of a tenant at this moment.
    public PriceList pricesOf(UUID tenantId) {
        var tier = tierOf(tenantId);
        return new PriceList(log.ofStream(Streams.pricingTier(tier)).stream()
                .map(event -> (PricingTierDefined) event.event())
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no pricing tier " + tier)));
    }

    private String tierOf(UUID tenantId) {
        String tier = null;
        for (var event : log.ofStream(Streams.tenant(tenantId))) {
            tier = switch (event.event()) {
                case TenantCreated created -> created.pricingTier();
                case TenantPricingTierChanged changed -> changed.pricingTier();
                default -> tier;
            };
        }
        if (tier == null) {
            throw new IllegalStateException("no tenant " + tenantId);
        }
        return tier;
    }

    /// What a tenant pays.
    public record PriceList(PricingTierDefined tier) {

        /// The customer's price of a number of that lot.
        public Price priceOf(Lot lot) {
            return tier.priceOf(lot.wholesale(), lot.countryCode(), lot.numberType());
        }

        /// The customer's price of a number that came from another carrier and is in no lot of ours.
        public Price priceOfPorted(String countryCode, NumberType type) {
            return tier.priceOf(tier.portedOrUsual().of(type), countryCode, type);
        }
    }
}
