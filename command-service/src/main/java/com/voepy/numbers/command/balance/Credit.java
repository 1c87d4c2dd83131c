package com.voepy.numbers.command.balance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.CreditEvent;
import com.voepy.numbers.events.CreditEvent.CreditGranted;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.resource.TransactionResource;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One payment. Its stream is named by its reference, so that no payment is credited twice.
@Aggregate
class Credit {

    /// @param line what the payment wrote into the ledger
    record RecordCredit(UUID tenantId, long amountCents, String reference, TransactionResource line) {

        @TargetAggregateIdentifier
        String stream() {
            return Streams.credit(tenantId, reference);
        }
    }

    @AggregateIdentifier
    private String stream;

    private @Nullable CreditGranted granted;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Credit() {}

    // apply() calls on(CreditEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    Credit(RecordCredit command) {
        apply(new CreditGranted(
                command.tenantId(),
                command.reference(),
                command.amountCents(),
                command.line().balanceAfterCents(),
                command.line().id(),
                command.line().occurredAt()));
    }

    /// The line of the ledger that this payment once wrote, if the request is the same as then.
    TransactionResource lineFor(GrantCredit command) {
        var credit = Objects.requireNonNull(granted);
        if (credit.amountCents() != command.amountCents()) {
            throw ErrorCode.CREDIT_REFERENCE_REUSED.because("The reference was credited before, with another amount.");
        }
        return TransactionResource.of(credit);
    }

    @EventSourcingHandler
    void on(CreditEvent event) {
        switch (event) {
            case CreditGranted e -> {
                stream = Streams.credit(e.tenantId(), e.reference());
                granted = e;
            }
        }
    }
}
