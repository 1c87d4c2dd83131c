package com.voepy.numbers.sandbox.porting;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.document.Documents;
import com.voepy.numbers.sandbox.work.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings porting orders on, a step each time that one is due.
@Component
class PortingProgress implements DueWork {

    private static final int BATCH = 50;

    private final PortingOrderStore orders;
    private final PortSplitting splitting;
    private final PortedNumbers ported;
    private final FocDates dates;
    private final Documents documents;
    private final PortingComments comments;
    private final PortingEvents events;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final Duration businessDay;

    PortingProgress(
            PortingOrderStore orders,
            PortSplitting splitting,
            PortedNumbers ported,
            FocDates dates,
            Documents documents,
            PortingComments comments,
            PortingEvents events,
            TransactionTemplate transaction,
            InstantSource time,
            SandboxProperties properties) {
        this.orders = orders;
        this.splitting = splitting;
        this.ported = ported;
        this.dates = dates;
        this.documents = documents;
        this.comments = comments;
        this.events = events;
        this.transaction = transaction;
        this.time = time;
        this.businessDay = properties.businessDay();
    }

    @Override
    public boolean doSome() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = time.instant().truncatedTo(ChronoUnit.MICROS);
            var due = orders.lockDue(now, BATCH);
            due.forEach(order -> advance(splitting.split(order, now), now));
            return !due.isEmpty();
        }));
    }

    private void advance(PortingOrder order, Instant now) {
        var next = next(order);
        if (next.status().isFinal()) {
            end(next, now);
        } else {
            orders.save(next, now);
        }
        events.statusChanged(next, now);
        if (next.status() == PortStatus.EXCEPTION) {
            next.exceptions().forEach(type -> comments.byCarrier(next, type.description() + ".", now));
        }
    }

    /// Due times follow from one another, not from when somebody looked.
    private PortingOrder next(PortingOrder order) {
        var due = Objects.requireNonNull(order.dueAt(), "Only what is due comes here");
        return switch (order.status()) {
            case IN_PROCESS -> order.in(PortStatus.SUBMITTED, due.plus(PortingChanges.step(order, businessDay)));
            case SUBMITTED -> answered(order);
            case FOC_DATE_CONFIRMED -> atFoc(order);
            case CANCEL_PENDING ->
                order.has(PortMagic.CANCEL_REFUSED) ? resumed(order, due) : order.in(PortStatus.CANCELLED, null);
            case DRAFT, EXCEPTION, PORTED, CANCELLED ->
                throw new IllegalStateException("Porting order %s is %s and due".formatted(order.id(), order.status()));
        };
    }

    /// What the losing carrier says.
    private PortingOrder answered(PortingOrder order) {
        var submittedAt = Objects.requireNonNull(order.submittedAt());
        var objections = order.objections();
        objections.remove(ExceptionType.FOC_EXPIRED);
        if (!dates.isPossible(order, submittedAt)) {
            objections.add(ExceptionType.FOC_REJECTED);
        }
        if (!objections.isEmpty()) {
            return order.refused(objections);
        }
        var foc = dates.committed(order, submittedAt, order.has(PortMagic.FOC_LATER));
        return order.committed(foc, dates.reachedAt(order, submittedAt, foc));
    }

    private static PortingOrder atFoc(PortingOrder order) {
        if (order.objections().contains(ExceptionType.FOC_EXPIRED)) {
            return order.refused(EnumSet.of(ExceptionType.FOC_EXPIRED));
        }
        return order.in(order.has(PortMagic.CANCELLED_LATE) ? PortStatus.CANCELLED : PortStatus.PORTED, null);
    }

    /// The cancellation is refused: back to where it was, with what was planned there.
    private static PortingOrder resumed(PortingOrder order, Instant due) {
        var before = Objects.requireNonNull(order.beforeCancel());
        var plannedAt = before.dueAt();
        var nextDueAt = plannedAt == null || plannedAt.isAfter(due) ? plannedAt : due;
        return before.status() == PortStatus.EXCEPTION
                ? order.refused(Set.copyOf(order.exceptions()))
                : order.in(before.status(), nextDueAt);
    }

    /// Keeps of an order that has ended what is no personal data.
    private void end(PortingOrder order, Instant now) {
        if (order.status() == PortStatus.PORTED) {
            ported.take(order);
        }
        orders.save(order.withForm(order.form().withoutPersonalData(), Set.of()), now);
        orders.closeNumbers(order.id());
        documents.drop(order.id());
        comments.erase(order.id());
        if (order.status() == PortStatus.PORTED && order.form().wantsMessaging()) {
            events.messagingChanged(order, now);
        }
    }
}
