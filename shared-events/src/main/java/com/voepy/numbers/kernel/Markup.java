package com.voepy.numbers.kernel;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule of a pricing tier: what is added to the wholesale price of the numbers it names.
///
/// @param countryCode ISO 3166-1 alpha-2, or null for every country
/// @param numberType null for every type
/// @param markupBasisPoints 10,000 is a markup of 100 %
public record Markup(@Nullable String countryCode, @Nullable NumberType numberType, long markupBasisPoints) {

    /// The customer's price of a number under these rules: the most specific rule that fits decides, country before
    /// type, and without one the default.
    public static Price priceOf(
            Price wholesale, String countryCode, NumberType type, List<Markup> rules, long defaultBasisPoints) {
        var basisPoints = rules.stream()
                .filter(rule -> rule.fits(countryCode, type))
                .max(Comparator.comparingInt(Markup::specificity))
                .map(Markup::markupBasisPoints)
                .orElse(defaultBasisPoints);
        return wholesale.withMarkup(basisPoints);
    }

    private boolean fits(String country, NumberType type) {
        return (countryCode == null || countryCode.equals(country)) && (numberType == null || numberType == type);
    }

    private int specificity() {
        return (countryCode == null ? 0 : 2) + (numberType == null ? 0 : 1);
    }
}
