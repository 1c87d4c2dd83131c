package com.voepy.numbers.resource;

import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A tenant's prepaid balance as it sees it.
///
/// @param balanceCents US cents, never below zero
/// @param currency ISO 4217
/// @param lowBalanceThresholdCents a balance that falls below it is announced, US cents
public record BalanceResource(long balanceCents, String currency, long lowBalanceThresholdCents) {

    /// The balance after one more event.
    ///
    /// @param before null before the first event
    public static BalanceResource after(@Nullable BalanceResource before, BalanceEvent event, Instant at) {
        return switch (event) {
            case BalanceOpened e -> new BalanceResource(0, e.currency(), e.lowBalanceThresholdCents());
            case BalanceCredited e -> opened(before).with(e.balanceAfterCents());
            case BalanceDebited e -> opened(before).with(e.balanceAfterCents());
            case BalanceRefunded e -> opened(before).with(e.balanceAfterCents());
            case MonthlyFeeDebited e -> opened(before).with(e.balanceAfterCents());
            case BalanceRanLow _, BalanceDepleted _ -> opened(before);
        };
    }

    private BalanceResource with(long cents) {
        return new BalanceResource(cents, currency, lowBalanceThresholdCents);
    }

    private static BalanceResource opened(@Nullable BalanceResource before) {
        return Objects.requireNonNull(before, "a balance moved before it was opened");
    }
}
