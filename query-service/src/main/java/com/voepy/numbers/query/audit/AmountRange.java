package com.voepy.numbers.query.audit;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which amounts somebody asks for, US cents: an event fits if one amount of it is within.
///
/// Events name amounts without a sign, since the kind of event says which way the money went; so no negative one is
/// asked for.
///
/// @param atLeast null for no limit
/// @param atMost null for no limit
record AmountRange(@Nullable Long atLeast, @Nullable Long atMost) {

    static final long MAX = 1_000_000_000_000L;

    private static final String MIN = "amount_cents_min";

    /// Reads the parameters, all of which must fit; null if none of them is given.
    static @Nullable AmountRange of(Checks checks, Map<String, String> query) {
        var exact = cents(checks, "amount_cents", query);
        var min = cents(checks, MIN, query);
        var max = cents(checks, "amount_cents_max", query);
        checks.that(
                min == null || max == null || min <= max, MIN, Code.OUT_OF_RANGE, "must not be above amount_cents_max");
        if (exact == null) {
            return min == null && max == null ? null : new AmountRange(min, max);
        }
        return new AmountRange(
                min == null ? exact : Long.valueOf(Math.max(exact, min)),
                max == null ? exact : Long.valueOf(Math.min(exact, max)));
    }

    private static @Nullable Long cents(Checks checks, String field, Map<String, String> query) {
        var text = query.get(field);
        if (text == null) {
            return null;
        }
        // What is no number is out of range as well.
        return checks.range(field, text.matches("\\d{1,18}") ? Long.parseLong(text) : -1L, 0, MAX);
    }
}
