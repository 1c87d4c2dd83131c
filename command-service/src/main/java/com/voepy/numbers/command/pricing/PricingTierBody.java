package com.voepy.numbers.command.pricing;

import com.voepy.numbers.command.pricing.PricingTierCommand.DefinePricingTier;
import com.voepy.numbers.kernel.Markup;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.PortedPrices;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a PUT: what a GET answers may come back as it is.
///
/// @param name may be left out; else the name in the path
/// @param currency may be left out; else `USD`
/// @param markups may be left out when there is no rule
/// @param portedPrices may be left out for the usual ones; else all four, 0 to 10000
record PricingTierBody(
        @Nullable String name,
        @Nullable String currency,

        @Takes(required = true, min = 0, max = MARKUP_BASIS_POINTS_MAX) @Nullable
        Long defaultMarkupBasisPoints,

        @Takes(max = RULES_MAX) @Nullable List<@Nullable Rule> markups,

        @Takes(required = true, min = 0, max = LOOKUP_PRICE_CENTS_MAX) @Nullable
        Long carrierLookupPriceCents,

        @Takes(required = true, min = 0, max = LOOKUP_PRICE_CENTS_MAX) @Nullable
        Long callerNameLookupPriceCents,

        @Nullable Ported portedPrices) {

    /// One rule: for a country, for a type of number, or for a type in a country.
    record Rule(
            @Nullable String countryCode,
            @Nullable String numberType,

            @Takes(required = true, min = 0, max = MARKUP_BASIS_POINTS_MAX) @Nullable
            Long markupBasisPoints) {}

    /// Wholesale prices of ported numbers, US cents per billing month.
    record Ported(
            @Takes(required = true, min = 0, max = PORTED_PRICE_CENTS_MAX) @Nullable
            Long localMonthlyCents,

            @Takes(required = true, min = 0, max = PORTED_PRICE_CENTS_MAX) @Nullable
            Long tollFreeMonthlyCents,

            @Takes(required = true, min = 0, max = PORTED_PRICE_CENTS_MAX) @Nullable
            Long nationalMonthlyCents,

            @Takes(required = true, min = 0, max = PORTED_PRICE_CENTS_MAX) @Nullable
            Long mobileMonthlyCents) {}

    /// A hundred times the wholesale price on top; more is a slip of the hand.
    static final long MARKUP_BASIS_POINTS_MAX = 1_000_000;

    /// Enough for two rules per country; every search reads them all.
    static final int RULES_MAX = 500;

    /// 100 US dollars for one lookup; more is a slip of the hand.
    static final long LOOKUP_PRICE_CENTS_MAX = 10_000;

    /// 100 US dollars a month for one number; more is a slip of the hand.
    static final long PORTED_PRICE_CENTS_MAX = 10_000;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    DefinePricingTier toCommand(String path) {
        var checks = new Checks();
        checks.that(
                NAME.matcher(path).matches(),
                "name",
                Code.INVALID_FORMAT,
                "must be 1 to 64 of a-z, 0-9, - and _, and begin with a letter or digit");
        checks.that(name == null || name.equals(path), "name", Code.MISMATCH, "must be the name in the path");
        checks.that(currency == null || currency.equals("USD"), "currency", Code.NOT_ALLOWED, "must be USD");
        var command = new DefinePricingTier(
                path,
                checks.range("default_markup_basis_points", defaultMarkupBasisPoints, 0, MARKUP_BASIS_POINTS_MAX),
                rules(checks),
                checks.range("carrier_lookup_price_cents", carrierLookupPriceCents, 0, LOOKUP_PRICE_CENTS_MAX),
                checks.range("caller_name_lookup_price_cents", callerNameLookupPriceCents, 0, LOOKUP_PRICE_CENTS_MAX),
                ported(checks));
        checks.orThrow();
        return command;
    }

    private PortedPrices ported(Checks checks) {
        if (portedPrices == null) {
            return PortedPrices.USUAL;
        }
        return new PortedPrices(
                ported(checks, "local_monthly_cents", portedPrices.localMonthlyCents()),
                ported(checks, "toll_free_monthly_cents", portedPrices.tollFreeMonthlyCents()),
                ported(checks, "national_monthly_cents", portedPrices.nationalMonthlyCents()),
                ported(checks, "mobile_monthly_cents", portedPrices.mobileMonthlyCents()));
    }

    private static long ported(Checks checks, String field, @Nullable Long cents) {
        return checks.range("ported_prices." + field, cents, 0, PORTED_PRICE_CENTS_MAX);
    }

    private List<Markup> rules(Checks checks) {
        if (markups == null) {
            return List.of();
        }
        if (markups.size() > RULES_MAX) {
            checks.error(
                    "markups",
                    Code.TOO_LONG,
                    "has %d items; at most %d are allowed".formatted(markups.size(), RULES_MAX));
            return List.of();
        }
        var rules = new ArrayList<Markup>();
        var places = new HashSet<List<String>>();
        for (int i = 0; i < markups.size(); i++) {
            var field = "markups[%d]".formatted(i);
            var rule = markups.get(i);
            if (rule == null) {
                checks.error(field, Code.REQUIRED, "must be given");
            } else {
                var markup = markup(checks, field, rule);
                var place = List.of(String.valueOf(rule.countryCode()), String.valueOf(rule.numberType()));
                checks.that(places.add(place), field, Code.DUPLICATE, "another rule is for the same numbers");
                rules.add(markup);
            }
        }
        return rules;
    }

    private static Markup markup(Checks checks, String field, Rule rule) {
        var country = rule.countryCode();
        checks.that(
                country == null || COUNTRIES.contains(country),
                field + ".country_code",
                Code.INVALID_FORMAT,
                "must be an ISO 3166-1 alpha-2 code in capitals, for example US");
        checks.that(
                country != null || rule.numberType() != null,
                field,
                Code.REQUIRED,
                "must name a country_code, a number_type or both; default_markup_basis_points is for all others");
        return new Markup(
                country,
                checks.optionalOneOf(field + ".number_type", rule.numberType(), NumberType.class),
                checks.range(field + ".markup_basis_points", rule.markupBasisPoints(), 0, MARKUP_BASIS_POINTS_MAX));
    }
}
