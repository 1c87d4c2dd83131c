package com.voepy.numbers.query.inventory;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.NumberType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number that can be bought now.
///
/// Source: the product's API document, "Search the inventory".
///
/// @param phoneNumber E.164
/// @param countryCode ISO 3166-1 alpha-2
/// @param region state or province, or null where the number has none
/// @param locality city, or null where the number has none
/// @param pricing what an order would debit
record AvailableNumber(
        String phoneNumber,
        String countryCode,
        @Nullable String region,
        @Nullable String locality,
        NumberType numberType,
        List<Capability> capabilities,
        Pricing pricing) {

    /// The customer's price, markup included.
    ///
    /// @param activationFeeCents US cents
    /// @param monthlyFeeCents US cents per billing month
    /// @param currency ISO 4217
    record Pricing(long activationFeeCents, long monthlyFeeCents, String currency) {}

    AvailableNumber {
        capabilities = List.copyOf(capabilities);
    }
}
