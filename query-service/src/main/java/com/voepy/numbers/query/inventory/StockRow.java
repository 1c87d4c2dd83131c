package com.voepy.numbers.query.inventory;

import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import com.voepy.numbers.query.inventory.AvailableNumber.Pricing;
import com.voepy.numbers.query.pricing.TenantPrices.Prices;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row of `view.stock` as a search reads it.
///
/// @param capabilities see [Lots#bits]
/// @param activationCents wholesale, US cents
/// @param monthlyCents wholesale, US cents
record StockRow(
        String e164,
        String countryCode,
        @Nullable String region,
        @Nullable String locality,
        String numberType,
        int capabilities,
        long activationCents,
        long monthlyCents) {

    private static final String CURRENCY = "USD";

    AvailableNumber pricedBy(Prices prices) {
        var type = NumberType.valueOf(numberType.toUpperCase(Locale.ROOT));
        var price = prices.of(new Price(activationCents, monthlyCents), countryCode, type);
        return new AvailableNumber(
                e164,
                countryCode,
                region,
                locality,
                type,
                List.copyOf(Lots.capabilities(capabilities)),
                new Pricing(price.activationCents(), price.monthlyCents(), CURRENCY));
    }
}
