package com.voepy.numbers.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.Locale;

/// How long a billing cycle lasts, counted from a number's activation.
///
/// Cycles are counted from the beginning and never from one another: a number activated on January 31st is billed on
/// the last day of February and again on March 31st.
public record BillingCycle(TemporalAmount length) {

    private static final int CYCLES_MAX = 1_000_000;

    /// @param text ISO 8601: a period such as `P1M` or a duration such as `PT5S`
    /// @throws IllegalArgumentException if it is neither, or not positive
    public static BillingCycle parse(String text) {
        try {
            // Only a duration has a T.
            return text.toUpperCase(Locale.ROOT).contains("T") ? of(Duration.parse(text)) : of(Period.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a length of time: " + text, e);
        }
    }

    private static BillingCycle of(Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a billing cycle lasts longer than nothing: " + duration);
        }
        return new BillingCycle(duration);
    }

    private static BillingCycle of(Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a billing cycle lasts longer than nothing: " + period);
        }
        return new BillingCycle(period);
    }

    /// When cycle number `count` ends; the first cycle has number 1.
    public Instant end(Instant activatedAt, int count) {
        return switch (length) {
            case Period period ->
                activatedAt
                        .atOffset(ZoneOffset.UTC)
                        .plus(period.multipliedBy(count))
                        .toInstant();
            case Duration duration -> activatedAt.plus(duration.multipliedBy(count));
            default -> throw new IllegalStateException("not a length of time: " + length);
        };
    }

    /// When the cycle ends that is running at an instant.
    public Instant endOfCycleAt(Instant activatedAt, Instant now) {
        var low = 1;
        var high = CYCLES_MAX;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (end(activatedAt, middle).isAfter(now)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return end(activatedAt, low);
    }
}
