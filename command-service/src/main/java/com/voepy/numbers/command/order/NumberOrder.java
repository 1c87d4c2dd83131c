package com.voepy.numbers.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.order.NumberOrderCommand.CloseActivated;
import com.voepy.numbers.command.order.NumberOrderCommand.CloseFailed;
import com.voepy.numbers.command.order.NumberOrderCommand.ConfirmSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.DoubtSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.OpenOrder;
import com.voepy.numbers.command.order.NumberOrderCommand.PlanFulfilment;
import com.voepy.numbers.command.order.NumberOrderCommand.RuleOutSubmission;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.NumberOrderResource;
import com.voepy.numbers.resource.NumberOrderResource.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// An order from its debit to its last number. It is sent to the carrier once: before each attempt it notes that, and
/// no further attempt is made before the last one is known not to have arrived.
@Aggregate
class NumberOrder {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;
    private NumberOrderResource resource;
    private int attempts;
    private Submission submission = new Submission.None();

    /// What the carrier knows of the order.
    private sealed interface Submission {

        record None() implements Submission {}

        /// Under way, or its outcome unknown.
        record Started(Instant at) implements Submission {}

        record Taken(String carrierOrderId) implements Submission {}
    }

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected NumberOrder() {}

    // apply() calls on(NumberOrderEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    NumberOrder(OpenOrder command) {
        apply(new NumberOrderPlaced(
                command.orderId(),
                command.tenantId(),
                command.countryCode(),
                command.numberType(),
                command.lines(),
                command.customerReference(),
                command.connectionId()));
    }

    @CommandHandler
    FulfilmentStep handle(PlanFulfilment command) {
        var pending = pending();
        if (pending.isEmpty()) {
            return new FulfilmentStep.Nothing();
        }
        return switch (submission) {
            case Submission.None _ -> {
                apply(new NumberOrderSubmissionStarted(command.orderId(), tenantId, attempts + 1));
                yield new FulfilmentStep.Submit(tenantId, pending, resource.createdAt());
            }
            case Submission.Started started ->
                new FulfilmentStep.Find(tenantId, pending, resource.createdAt(), started.at());
            case Submission.Taken taken ->
                new FulfilmentStep.Poll(tenantId, pending, resource.createdAt(), taken.carrierOrderId());
        };
    }

    @CommandHandler
    void handle(ConfirmSubmission command) {
        switch (submission) {
            case Submission.None _, Submission.Started _ ->
                apply(new NumberOrderSubmitted(command.orderId(), tenantId, command.carrierOrderId()));
            case Submission.Taken _ -> {}
        }
    }

    @CommandHandler
    void handle(DoubtSubmission command) {
        switch (submission) {
            case Submission.Started _ ->
                apply(new NumberOrderSubmissionUnclear(command.orderId(), tenantId, attempts, command.detail()));
            // What is known is not doubted.
            case Submission.None _, Submission.Taken _ -> {}
        }
    }

    @CommandHandler
    void handle(RuleOutSubmission command) {
        switch (submission) {
            case Submission.Started _ ->
                apply(new NumberOrderSubmissionRuledOut(command.orderId(), tenantId, attempts, command.detail()));
            case Submission.None _, Submission.Taken _ -> {}
        }
    }

    @CommandHandler
    void handle(CloseActivated command) {
        if (isPending(command.numberId())) {
            apply(new NumberOrderLineActivated(command.orderId(), tenantId, command.numberId(), command.e164()));
            completeIfDone(command.orderId());
        }
    }

    @CommandHandler
    void handle(CloseFailed command) {
        if (isPending(command.numberId())) {
            apply(new NumberOrderLineFailed(
                    command.orderId(),
                    tenantId,
                    command.numberId(),
                    command.e164(),
                    command.reason(),
                    command.detail(),
                    command.refundedCents()));
            completeIfDone(command.orderId());
        }
    }

    private void completeIfDone(UUID orderId) {
        if (pending().isEmpty()) {
            var activated = count(NumberStatus.ACTIVE);
            var failed = count(NumberStatus.FAILED);
            apply(
                    activated == 0
                            ? new NumberOrderFailed(orderId, tenantId, failed)
                            : new NumberOrderCompleted(orderId, tenantId, activated, failed));
        }
    }

    private int count(NumberStatus status) {
        return (int) resource.phoneNumbers().stream()
                .filter(line -> line.status() == status)
                .count();
    }

    private List<E164> pending() {
        return resource.phoneNumbers().stream()
                .filter(line -> line.status() == NumberStatus.PENDING)
                .map(Line::phoneNumber)
                .toList();
    }

    private boolean isPending(UUID numberId) {
        return resource.phoneNumbers().stream()
                .anyMatch(line -> line.id().equals(numberId) && line.status() == NumberStatus.PENDING);
    }

    @EventSourcingHandler
    void on(NumberOrderEvent event, @Timestamp Instant at) {
        resource = NumberOrderResource.after(resource, event, at);
        switch (event) {
            case NumberOrderPlaced e -> {
                stream = Streams.order(e.orderId());
                tenantId = e.tenantId();
            }
            case NumberOrderSubmissionStarted e -> {
                attempts = e.attempt();
                submission = new Submission.Started(at);
            }
            case NumberOrderSubmissionRuledOut _ -> submission = new Submission.None();
            case NumberOrderSubmitted e -> submission = new Submission.Taken(e.carrierOrderId());
            case NumberOrderSubmissionUnclear _,
                    NumberOrderLineActivated _,
                    NumberOrderLineFailed _,
                    NumberOrderCompleted _,
                    NumberOrderFailed _ -> {}
        }
    }
}
