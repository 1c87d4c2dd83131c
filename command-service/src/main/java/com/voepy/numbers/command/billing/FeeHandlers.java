package com.voepy.numbers.command.billing;

import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.number.Fees;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/// Debits monthly fees: balance and number, and what goes with a release, in one unit of work.
@Component
class FeeHandlers {

    private final Balances balances;
    private final Fees fees;
    private final InstantSource clock;

    FeeHandlers(Balances balances, Fees fees, InstantSource clock) {
        this.balances = balances;
        this.fees = fees;
        this.clock = clock;
    }

    /// Debit the fee of the first billing cycle that is not paid, if it is due. Safe to give as often as one likes.
    record ChargeMonthlyFee(UUID tenantId, UUID numberId) {}

    /// @return when there is something to do next, or nothing if there never will be
    @CommandHandler
    Optional<Instant> handle(ChargeMonthlyFee command) {
        balances.touch(command.tenantId());
        return fees.charge(command.numberId(), clock.instant());
    }
}
