package com.voepy.numbers.command.balance;

import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a balance. Amounts are US cents and never negative.
public sealed interface BalanceCommand {

    UUID tenantId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.balance(tenantId());
    }

    /// Sent once, when the tenant is created; a balance starts at zero.
    ///
    /// @param lowBalanceThresholdCents a balance that falls below it is announced, US cents
    record OpenBalance(UUID tenantId, long lowBalanceThresholdCents) implements BalanceCommand {}

    /// Adds a payment. That each reference is credited once is the guard of the credit's own stream.
    record CreditBalance(UUID tenantId, long amountCents, String reference) implements BalanceCommand {

        public CreditBalance {
            requirePositive(amountCents);
        }
    }

    /// Takes all the amounts or none of them.
    record DebitBalance(UUID tenantId, List<Debit> debits) implements BalanceCommand {

        public DebitBalance {
            debits = List.copyOf(debits);
        }
    }

    /// Takes the fee of one billing cycle. That each cycle is paid once is the guard of the number's own stream.
    ///
    /// @param amountCents US cents; what is free writes no line
    record DebitFee(UUID tenantId, long amountCents, UUID numberId, E164 e164, int cycle, Instant from, Instant until)
            implements BalanceCommand {

        public DebitFee {
            requireNotNegative(amountCents);
        }
    }

    /// Tells the tenant that a fee is due which the balance does not cover.
    ///
    /// @param requiredCents US cents
    /// @param attempt counts the attempts that failed for this cycle, from 1
    record AnnounceDepletion(UUID tenantId, long requiredCents, UUID numberId, E164 e164, int cycle, int attempt)
            implements BalanceCommand {}

    /// Gives one debit back. The sender says it once: in the unit of work that records why.
    record RefundDebit(UUID tenantId, long amountCents, UUID orderId, UUID numberId, E164 e164)
            implements BalanceCommand {

        public RefundDebit {
            requireNotNegative(amountCents);
        }
    }

    /// One thing to pay for; each becomes a line of the ledger.
    ///
    /// @param amountCents US cents; what is free writes no line
    /// @param orderId the order that the number is bought with, or null where there is none
    /// @param numberId the tenure that the money is for, or null where there is none
    record Debit(
            long amountCents,
            DebitCause cause,
            @Nullable UUID orderId,
            @Nullable UUID numberId,
            @Nullable E164 e164) {

        public Debit {
            requireNotNegative(amountCents);
        }
    }

    private static void requirePositive(long amountCents) {
        if (amountCents <= 0) {
            throw new IllegalArgumentException("not a positive amount: " + amountCents);
        }
    }

    private static void requireNotNegative(long amountCents) {
        if (amountCents < 0) {
            throw new IllegalArgumentException("negative amount: " + amountCents);
        }
    }
}
