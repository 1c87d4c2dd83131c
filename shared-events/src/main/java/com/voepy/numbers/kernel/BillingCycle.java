package com.voepy.numbers.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;

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
            var period = Period.parse(text);
            if (!period.isZero() && !period.isNegative()) {
                return new BillingCycle(period);
            }
        } catch (DateTimeParseException e) {
            var duration = Duration.parse(text);
            if (duration.isPositive()) {
                return new BillingCycle(duration);
            }
        }
        throw new IllegalArgumentException("a billing cycle lasts longer than nothing: " + text);
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
