package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.TelnyxError.INVALID_VALUE;
import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.document.Documents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// What a customer does with its porting orders.
@Component
class PortingChanges {

    private static final Set<PortStatus> CANCELLABLE = EnumSet.of(
            PortStatus.IN_PROCESS, PortStatus.SUBMITTED, PortStatus.EXCEPTION, PortStatus.FOC_DATE_CONFIRMED);

    private static final String DOCUMENT = "document";

    /// 48 hours are two business days. Source: the carrier's guide on cancelling a port.
    private static final int CANCEL_DAYS_MIN = 2;

    /// A fast port takes a quarter of a day per step.
    private static final int FAST = 4;

    private final PortingOrderStore orders;
    private final PortingDocuments attached;
    private final Documents documents;
    private final PortingComments comments;
    private final PortingEvents events;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final Duration businessDay;

    PortingChanges(
            PortingOrderStore orders,
            PortingDocuments attached,
            Documents documents,
            PortingComments comments,
            PortingEvents events,
            TransactionTemplate transaction,
            InstantSource time,
            SandboxProperties properties) {
        this.orders = orders;
        this.attached = attached;
        this.documents = documents;
        this.comments = comments;
        this.events = events;
        this.transaction = transaction;
        this.time = time;
        this.businessDay = properties.businessDay();
    }

    /// How long the carrier takes for one step of this order.
    static Duration step(PortingOrder order, Duration businessDay) {
        return order.isFastPortable() ? businessDay.dividedBy(FAST) : businessDay;
    }

    /// @throws com.voepy.numbers.sandbox.api.Refusal if there is no such order
    PortingOrder find(UUID id) {
        return orders.find(id).orElseThrow(() -> unknown(id));
    }

    PortingOrder edit(UUID id, ObjectNode change) {
        return change(id, (order, now) -> {
            if (!order.status().isEditable() && !PortingForm.isAlwaysAllowed(change)) {
                throw INVALID_VALUE.because("The porting order is %s and can't be edited."
                        .formatted(order.status().wireName()));
            }
            var changed = new HashSet<>(order.changed());
            var form = order.form().changed(Requirements.asDocuments(change), changed);
            var edited = order.withForm(form, changed);
            if (!form.documents().equals(order.form().documents())) {
                link(edited);
            }
            return edited;
        });
    }

    PortingComments.Comment comment(UUID id, String body) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var order = noted(id, "comment");
            return comments.byCustomer(order, body, now());
        }));
    }

    /// @return ids of what was added
    Set<UUID> addDocuments(UUID id, List<PortingPartsController.NewDocument> added) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var order = noted(id, DOCUMENT);
            if (order.status().isFinal()) {
                throw INVALID_VALUE.because("The porting order has ended.");
            }
            var ids = new HashSet<UUID>();
            for (var one : added) {
                ids.add(attached.add(id, one, now()));
            }
            link(order);
            return ids;
        }));
    }

    /// @return false if there is no such document
    boolean removeDocument(UUID id, UUID additionalDocument) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var order = orders.lock(id).orElseThrow(() -> unknown(id));
            boolean isRemoved = attached.delete(id, additionalDocument);
            if (isRemoved && !order.status().isFinal()) {
                link(order);
            }
            return isRemoved;
        }));
    }

    /// Something beside the form was added.
    private PortingOrder noted(UUID id, String what) {
        return change(id, (order, _) -> {
            var changed = new HashSet<>(order.changed());
            changed.add(what);
            return order.withForm(order.form(), changed);
        });
    }

    /// Makes the order refer to the documents that it names and to the additional ones.
    private void link(PortingOrder order) {
        var ids = new TreeSet<>(order.form().documents());
        ids.addAll(attached.documentIds(order.id()));
        var present = documents.present(ids);
        for (var id : ids) {
            if (!present.contains(id)) {
                throw INVALID_VALUE.because("There is no document %s.".formatted(id), "/documents");
            }
        }
        documents.link(order.id(), ids);
    }

    /// Submits it, for the first time or again.
    PortingOrder confirm(UUID id) {
        return change(id, (order, now) -> {
            if (!order.status().isEditable()) {
                throw INVALID_VALUE.because("The porting order is %s already."
                        .formatted(order.status().wireName()));
            }
            var missing = order.form().missing();
            if (!missing.isEmpty()) {
                throw MISSING_PARAMETER.because(
                        "The porting order lacks %s.".formatted(String.join(", ", missing)), missing.getFirst());
            }
            var repaired = new HashSet<>(order.repaired());
            order.exceptions().stream()
                    .filter(type -> type.isRepairedBy(order.changed()))
                    .forEach(repaired::add);
            var due = order.has(PortMagic.NEVER_ANSWERED) ? null : now.plus(step(order, businessDay));
            var submitted = order.submitted(repaired, now, due);
            events.statusChanged(submitted, now);
            return submitted;
        });
    }

    PortingOrder cancel(UUID id) {
        return change(id, (order, now) -> {
            if (!CANCELLABLE.contains(order.status())) {
                throw INVALID_VALUE.because("A porting order that is %s can't be cancelled."
                        .formatted(order.status().wireName()));
            }
            if (order.status() == PortStatus.FOC_DATE_CONFIRMED
                    && now.isAfter(dueAt(order).minus(businessDay.multipliedBy(CANCEL_DAYS_MIN)))) {
                throw INVALID_VALUE.because("Within 48 hours of its FOC date a porting order can't be cancelled.");
            }
            var cancelling = order.cancelling(now.plus(businessDay));
            events.statusChanged(cancelling, now);
            return cancelling;
        });
    }

    /// Ports a fast order at once, instead of at its FOC date.
    PortingOrder activate(UUID id) {
        return change(id, (order, now) -> {
            if (!order.isFastPortable() || order.status() != PortStatus.FOC_DATE_CONFIRMED) {
                throw INVALID_VALUE.because("Only a FastPort order whose FOC date is confirmed can be activated.");
            }
            return order.committed(Objects.requireNonNull(order.focAt()), now);
        });
    }

    /// Takes a draft away.
    void delete(UUID id) {
        transaction.executeWithoutResult(_ -> {
            var order = orders.lock(id).orElseThrow(() -> unknown(id));
            if (order.status() != PortStatus.DRAFT) {
                throw INVALID_VALUE.because("Only a draft can be deleted; cancel it instead.");
            }
            var now = now();
            var payload = order.form().tree().objectNode();
            payload.put("id", id.toString());
            payload.put("record_type", "porting_event");
            PortingEvents.putIfThere(payload, "customer_reference", order);
            payload.put("created_at", order.createdAt().toString());
            payload.put("updated_at", now.toString());
            payload.put("deleted_at", now.toString());
            events.happened(order, PortingEvents.DELETED, payload, now);
            documents.link(id, Set.of());
            orders.delete(id);
        });
    }

    private PortingOrder change(UUID id, BiFunction<PortingOrder, Instant, PortingOrder> change) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var order = orders.lock(id).orElseThrow(() -> unknown(id));
            var now = now();
            orders.save(change.apply(order, now), now);
            return orders.find(id).orElseThrow();
        }));
    }

    private static Instant dueAt(PortingOrder order) {
        return Objects.requireNonNull(order.dueAt(), "A committed order has its end planned");
    }

    private static RuntimeException unknown(UUID id) {
        return NOT_FOUND.because("There is no porting order " + id + ".");
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
