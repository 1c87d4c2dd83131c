package com.voepy.numbers.command.balance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.voepy.numbers.command.balance.BalanceCommand.AnnounceDepletion;
import com.voepy.numbers.command.balance.BalanceCommand.CreditBalance;
import com.voepy.numbers.command.balance.BalanceCommand.Debit;
import com.voepy.numbers.command.balance.BalanceCommand.DebitBalance;
import com.voepy.numbers.command.balance.BalanceCommand.DebitFee;
import com.voepy.numbers.command.balance.BalanceCommand.OpenBalance;
import com.voepy.numbers.command.balance.BalanceCommand.RefundDebit;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import com.voepy.numbers.resource.TransactionResource;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Keeps a tenant's money from being spent twice: whatever comes at once, it never falls below zero.
///
/// Its stream has no end, so it is the one aggregate with snapshots: its fields are what a snapshot holds.
@Aggregate(snapshotTriggerDefinition = "balanceSnapshotTrigger")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class Balance {

    /// One trillion US dollars, far beyond any prepaid account and within what every JSON reader holds exactly.
    static final long BALANCE_CENTS_MAX = 100_000_000_000_000L;

    private static final String CURRENCY = "USD";

    @AggregateIdentifier
    private String stream;

    private long balanceCents;
    private long lowBalanceThresholdCents;

    /// Whether the next fall below the threshold is news.
    private boolean armed;

    private @Nullable TransactionResource lastTransaction;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Balance() {}

    // apply() calls on(BalanceEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    Balance(OpenBalance command) {
        apply(new BalanceOpened(command.tenantId(), CURRENCY, command.lowBalanceThresholdCents()));
    }

    @CommandHandler
    TransactionResource handle(CreditBalance command) {
        new Checks()
                .that(
                        command.amountCents() <= BALANCE_CENTS_MAX - balanceCents,
                        "amount_cents",
                        FieldError.Code.OUT_OF_RANGE,
                        "would raise the balance above %d cents".formatted(BALANCE_CENTS_MAX))
                .orThrow();
        apply(new BalanceCredited(
                command.tenantId(), command.amountCents(), balanceCents + command.amountCents(), command.reference()));
        return Objects.requireNonNull(lastTransaction);
    }

    @CommandHandler
    void handle(DebitBalance command) {
        require(command.debits().stream().mapToLong(Debit::amountCents).reduce(0, Math::addExact));
        for (var debit : command.debits()) {
            if (debit.amountCents() > 0) {
                apply(new BalanceDebited(
                        command.tenantId(),
                        debit.amountCents(),
                        balanceCents - debit.amountCents(),
                        debit.cause(),
                        debit.orderId(),
                        debit.numberId(),
                        debit.e164()));
            }
        }
        announceIfLow(command.tenantId());
    }

    @CommandHandler
    void handle(DebitFee command) {
        require(command.amountCents());
        if (command.amountCents() > 0) {
            apply(new MonthlyFeeDebited(
                    command.tenantId(),
                    command.amountCents(),
                    balanceCents - command.amountCents(),
                    command.numberId(),
                    command.e164(),
                    command.cycle(),
                    command.from(),
                    command.until()));
        }
        announceIfLow(command.tenantId());
    }

    @CommandHandler
    void handle(AnnounceDepletion command) {
        apply(new BalanceDepleted(
                command.tenantId(),
                balanceCents,
                command.requiredCents(),
                command.numberId(),
                command.e164(),
                command.cycle(),
                command.attempt()));
    }

    private void announceIfLow(UUID tenantId) {
        if (armed && balanceCents < lowBalanceThresholdCents) {
            apply(new BalanceRanLow(tenantId, balanceCents, lowBalanceThresholdCents));
        }
    }

    boolean covers(long requiredCents) {
        return requiredCents <= balanceCents;
    }

    /// @throws com.voepy.numbers.kit.problem.Rejection `402 balance_insufficient` if there is less
    void require(long requiredCents) {
        if (!covers(requiredCents)) {
            throw ErrorCode.BALANCE_INSUFFICIENT
                    .because("The balance does not cover the charge.")
                    .with("required_cents", requiredCents)
                    .with("available_cents", balanceCents);
        }
    }

    @CommandHandler
    void handle(RefundDebit command) {
        if (command.amountCents() > 0) {
            apply(new BalanceRefunded(
                    command.tenantId(),
                    command.amountCents(),
                    Math.addExact(balanceCents, command.amountCents()),
                    command.orderId(),
                    command.numberId(),
                    command.e164()));
        }
    }

    @EventSourcingHandler
    void on(BalanceEvent event, @Timestamp Instant at, @SequenceNumber long sequence) {
        switch (event) {
            case BalanceOpened e -> {
                stream = Streams.balance(e.tenantId());
                lowBalanceThresholdCents = e.lowBalanceThresholdCents();
            }
            case BalanceCredited e -> {
                balanceCents = e.balanceAfterCents();
                armed = armed || balanceCents >= lowBalanceThresholdCents;
            }
            case BalanceDebited e -> balanceCents = e.balanceAfterCents();
            case BalanceRefunded e -> balanceCents = e.balanceAfterCents();
            case MonthlyFeeDebited e -> balanceCents = e.balanceAfterCents();
            case BalanceRanLow _ -> armed = false;
            case BalanceDepleted _ -> {}
        }
        var transaction = TransactionResource.of(event, sequence, at);
        lastTransaction = transaction == null ? lastTransaction : transaction;
    }
}
