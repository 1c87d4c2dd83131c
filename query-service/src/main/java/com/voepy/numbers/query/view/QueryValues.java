package com.voepy.numbers.query.view;

import com.voepy.numbers.kernel.CustomerReference;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads values of query parameters that several lists have.
public final class QueryValues {

    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Za-z]{2}");

    private QueryValues() {}

    /// A `+` that was not escaped arrives as a blank; in a number or a time it can only have been a `+`.
    public static String plusRestored(String value) {
        return value.replace(' ', '+');
    }

    /// ISO 3166-1 alpha-2 in any case, returned in capitals; null if not given.
    public static @Nullable String countryCode(Checks checks, @Nullable String value) {
        if (value == null) {
            return null;
        }
        checks.that(
                COUNTRY_CODE.matcher(value).matches(),
                "country_code",
                Code.INVALID_FORMAT,
                "must be an ISO 3166-1 alpha-2 code, for example US");
        return value.toUpperCase(Locale.ROOT);
    }

    /// What tenants tag their resources with; null if not given.
    public static @Nullable String customerReference(Checks checks, @Nullable String value) {
        return checks.optionalText("customer_reference", value, CustomerReference.CHARS_MAX);
    }

    /// A time that a resource is to be shown as of; null, if none is given, is now.
    ///
    /// @throws com.voepy.numbers.kit.problem.Rejection `422 validation_failed`
    public static @Nullable Instant asOf(@Nullable String value) {
        if (value == null) {
            return null;
        }
        var checks = new Checks();
        var instant = checks.timestamp("as_of", plusRestored(value));
        checks.orThrow();
        return instant;
    }

    /// A word to find things by; null if not given.
    ///
    /// @param charsMax at least 1
    public static @Nullable String text(Checks checks, String field, Map<String, String> query, int charsMax) {
        var value = query.get(field);
        return value == null ? null : checks.text(field, value, 1, charsMax);
    }

    /// A time; null if not given.
    public static @Nullable Instant time(Checks checks, String field, Map<String, String> query) {
        var value = query.get(field);
        return value == null ? null : checks.timestamp(field, plusRestored(value));
    }

    /// Demands of `from` and `to` that they are in this order, where both are given.
    public static void inOrder(Checks checks, @Nullable Instant from, @Nullable Instant to) {
        checks.that(
                from == null || to == null || !to.isBefore(from), "to", Code.OUT_OF_RANGE, "must not be before from");
    }

    /// A number in E.164; null if not given.
    public static @Nullable String e164(Checks checks, String field, @Nullable String value) {
        return value == null ? null : checks.e164(field, plusRestored(value)).value();
    }
}
