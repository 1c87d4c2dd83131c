package com.voepy.numbers.query.inventory;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.query.view.Cursor;
import com.voepy.numbers.query.view.QueryValues;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client searches the stock for; what is null does not matter.
///
/// @param countryCode ISO 3166-1 alpha-2
/// @param ndc national destination code, digits
/// @param locality in any case
/// @param region in any case
/// @param features a number must have all of them
/// @param startsWith see [DigitRanges]
/// @param contains digits, anywhere in the E.164 digits
/// @param endsWith digits
/// @param limit items wanted
/// @param after the E.164 that the page before ended at
record StockQuery(
        @Nullable String countryCode,
        @Nullable NumberType numberType,
        @Nullable String ndc,
        @Nullable String locality,
        @Nullable String region,
        Set<Capability> features,
        @Nullable String startsWith,
        @Nullable String contains,
        @Nullable String endsWith,
        int limit,
        @Nullable String after) {

    private static final String LIST = "available";

    /// Source: the HTTP contract, "lists".
    private static final int LIMIT_MAX = 250;

    private static final int LIMIT_DEFAULT = 25;
    private static final int PLACE_CHARS_MAX = 100;

    /// Source: ITU-T E.164, at most 15 digits.
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private static final Pattern PREFIX = Pattern.compile("\\+?[0-9]{1,15}");

    StockQuery {
        features = Set.copyOf(features);
    }

    /// @throws com.voepy.numbers.kit.problem.Rejection `422 validation_failed` naming every wrong parameter
    static StockQuery of(Map<String, String> query) {
        var checks = new Checks();
        var stock = new StockQuery(
                QueryValues.countryCode(checks, query.get("country_code")),
                checks.optionalOneOf("number_type", query.get("number_type"), NumberType.class),
                digits(checks, "national_destination_code", query.get("national_destination_code")),
                place(checks, "locality", query.get("locality")),
                place(checks, "region", query.get("region")),
                features(checks, query.get("features")),
                prefix(checks, query.get("starts_with")),
                digits(checks, "contains", query.get("contains")),
                digits(checks, "ends_with", query.get("ends_with")),
                checks.limit("limit", query.get("limit"), 1, LIMIT_MAX, LIMIT_DEFAULT),
                Cursor.key(checks, list(query), query.get("cursor")));
        checks.orThrow();
        return stock;
    }

    static String cursorAfter(Map<String, String> query, String e164) {
        return Cursor.of(list(query), e164);
    }

    /// Every parameter but those of paging selects.
    private static String list(Map<String, String> query) {
        var filters = new HashMap<>(query);
        filters.keySet().removeAll(Set.of("limit", "cursor"));
        return Cursor.list(LIST, filters);
    }

    private static @Nullable String place(Checks checks, String field, @Nullable String value) {
        return value == null ? null : checks.text(field, value, 1, PLACE_CHARS_MAX);
    }

    private static @Nullable String digits(Checks checks, String field, @Nullable String value) {
        if (value != null) {
            checks.that(DIGITS.matcher(value).matches(), field, Code.INVALID_FORMAT, "must be 1 to 15 digits");
        }
        return value;
    }

    private static @Nullable String prefix(Checks checks, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var prefix = QueryValues.plusRestored(value);
        checks.that(
                PREFIX.matcher(prefix).matches(),
                "starts_with",
                Code.INVALID_FORMAT,
                "must be 1 to 15 digits, with or without a plus before them");
        return prefix;
    }

    private static Set<Capability> features(Checks checks, @Nullable String value) {
        var features = EnumSet.noneOf(Capability.class);
        if (value != null) {
            for (var name : value.split(",", -1)) {
                features.add(checks.oneOf("features", name, Capability.class));
            }
        }
        return features;
    }
}
