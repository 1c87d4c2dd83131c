package com.voepy.numbers.command.number;

import com.voepy.numbers.command.balance.BalanceCommand.AnnounceDepletion;
import com.voepy.numbers.command.balance.BalanceCommand.DebitFee;
import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeCharged;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeUncovered;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Monthly fees: balance and number in the unit of work that each call is made in, so that a cycle is debited if
/// and only if the number says that it is paid. Whoever calls has touched the balance before any number.
@Component
public class Fees {

    /// More than a lifetime of months. A number with more unpaid cycles than that has cycles of seconds, and nobody
    /// pays.
    private static final int CYCLES_AT_RELEASE_MAX = 1_200;

    private final Balances balances;
    private final Numbers numbers;
    private final Releases releases;
    private final BillingPolicy policy;

    Fees(Balances balances, Numbers numbers, Releases releases, BillingPolicy policy) {
        this.balances = balances;
        this.numbers = numbers;
        this.releases = releases;
        this.policy = policy;
    }

    /// Debits the first cycle of a number that has just gone into service. Uncovered, it is in service all the same.
    public void begin(UUID numberId) {
        numbers.nextFee(numberId).filter(fee -> fee.failedAttempts() == 0).ifPresent(fee -> attempt(fee, fee.from()));
    }

    /// Debits the first cycle that is not paid, if it is due. After the last attempt in vain the number is released.
    ///
    /// @return when there is something to do next, or nothing if there never will be
    public Optional<Instant> charge(UUID numberId, Instant now) {
        numbers.nextFee(numberId).filter(fee -> !now.isBefore(fee.dueAt())).ifPresent(fee -> attempt(fee, now));
        return numbers.nextFee(numberId).map(DueFee::dueAt);
    }

    /// Debits what has begun and is not paid, before its tenant gives the number up. What the balance does not cover is
    /// let go with the number.
    void settle(UUID numberId, Instant now) {
        for (var cycles = 0; cycles < CYCLES_AT_RELEASE_MAX; cycles++) {
            var fee = numbers.nextFee(numberId).filter(next -> !next.from().isAfter(now));
            if (fee.isEmpty() || !pay(fee.get())) {
                return;
            }
        }
    }

    private void attempt(DueFee fee, Instant now) {
        if (pay(fee)) {
            return;
        }
        var attempt = fee.failedAttempts() + 1;
        var retryAt = attempt > policy.retries() ? null : now.plus(policy.retryInterval());
        balances.announceDepletion(
                new AnnounceDepletion(fee.tenantId(), fee.cents(), fee.numberId(), fee.e164(), fee.cycle(), attempt));
        numbers.noteFeeUncovered(
                new NoteFeeUncovered(fee.numberId(), fee.cycle(), fee.from(), fee.until(), fee.cents(), retryAt));
        if (retryAt == null) {
            releases.unpaid(fee.numberId(), now);
        }
    }

    private boolean pay(DueFee fee) {
        if (!balances.covers(fee.tenantId(), fee.cents())) {
            return false;
        }
        balances.debitFee(new DebitFee(
                fee.tenantId(), fee.cents(), fee.numberId(), fee.e164(), fee.cycle(), fee.from(), fee.until()));
        numbers.noteFeeCharged(new NoteFeeCharged(fee.numberId(), fee.cycle(), fee.from(), fee.until(), fee.cents()));
        return true;
    }
}
