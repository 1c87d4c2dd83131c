package com.voepy.numbers.command.number;

import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the fees of one tenure are paid.
///
/// @param paidCycles how many billing cycles are paid, from the first on without a gap
/// @param paidUntil the end of the last of them, or null before the first
/// @param failedAttempts how often the next one was tried in vain
/// @param retryAt when it is tried again, or null if it was not tried, or is not tried any more
/// @param unpaidFrom when the cycle begins that was tried in vain, or null
record Billing(
        int paidCycles,
        @Nullable Instant paidUntil,
        int failedAttempts,
        @Nullable Instant retryAt,
        @Nullable Instant unpaidFrom) {

    static final Billing NONE = new Billing(0, null, 0, null, null);

    Billing after(NumberFeeCharged event) {
        return new Billing(event.cycle(), event.until(), 0, null, null);
    }

    Billing after(NumberFeeUncovered event) {
        return new Billing(paidCycles, paidUntil, event.attempt(), event.retryAt(), event.from());
    }

    boolean isNext(int cycle) {
        return cycle == paidCycles + 1;
    }

    /// The beginning of the cycle that nobody tries to debit any more, or null.
    @Nullable
    Instant givenUpFrom() {
        return retryAt == null ? unpaidFrom : null;
    }
}
