package com.voepy.numbers.command.reservation;

import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.RESERVATION_LIMIT_REACHED;
import static com.voepy.numbers.kit.problem.ErrorCode.RESERVATION_NOT_ACTIVE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.command.reservation.ReservationCommand.CancelReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.CreateReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.ExpireReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.ExtendReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.RecordCarrierHold;
import com.voepy.numbers.command.reservation.ReservationCommand.TakeNumbers;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.resource.ReservationResource;
import com.voepy.numbers.resource.ReservationResource.HeldNumber;
import com.voepy.numbers.resource.ReservationResource.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A set of numbers with one end. It ends by the clock; the holds of its numbers do so by themselves.
@Aggregate
class Reservation {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;
    private ReservationResource resource;

    /// What no order has taken yet.
    private final Set<E164> left = new TreeSet<>();

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    // apply() calls on(ReservationEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    Reservation(CreateReservation command) {
        apply(new ReservationCreated(
                command.reservationId(),
                command.tenantId(),
                command.phoneNumbers(),
                command.expiresAt(),
                command.customerReference()));
    }

    @CommandHandler
    ReservationResource handle(ExtendReservation command) {
        refuseUnlessActive(command.tenantId(), command.now());
        var latest = resource.createdAt().plus(ReservationPolicy.LIFE_MAX);
        var wanted = command.now().plus(ReservationPolicy.LIFE);
        var expiresAt = wanted.isBefore(latest) ? wanted : latest;
        if (!resource.expiresAt().isBefore(latest)) {
            throw RESERVATION_LIMIT_REACHED.because(
                    "A reservation lasts at most 2 hours from its creation, until %s.".formatted(latest));
        }
        // Asked twice within a millisecond, or of a node whose clock is behind: it lasts that long already.
        if (expiresAt.isAfter(resource.expiresAt())) {
            apply(new ReservationExtended(command.reservationId(), tenantId, expiresAt));
        }
        return resource;
    }

    @CommandHandler
    ReservationResource handle(CancelReservation command) {
        refuseStrangers(command.tenantId());
        ETags.requireMatch(command.ifMatch(), resource.at(command.now()));
        // DELETE is idempotent.
        if (resource.status() != Status.CANCELLED) {
            refuseUnlessActive(command.tenantId(), command.now());
            apply(new ReservationCancelled(command.reservationId(), tenantId));
        }
        return resource;
    }

    /// @return when to ask again, or the time of the command if it is over
    @CommandHandler
    Instant handle(ExpireReservation command) {
        if (resource.status() != Status.ACTIVE) {
            return command.now();
        }
        if (command.now().isBefore(resource.expiresAt())) {
            return resource.expiresAt();
        }
        apply(new ReservationExpired(command.reservationId(), tenantId));
        return command.now();
    }

    @CommandHandler
    void handle(TakeNumbers command) {
        apply(new ReservedNumbersOrdered(command.reservationId(), tenantId, command.orderId(), command.phoneNumbers()));
        if (left.isEmpty()) {
            apply(new ReservationConsumed(command.reservationId(), tenantId));
        }
    }

    @CommandHandler
    void handle(RecordCarrierHold command) {
        apply(new ReservationHeldAtCarrier(
                command.reservationId(), tenantId, command.carrierHoldId(), command.held(), command.refused()));
    }

    ReservationResource resource() {
        return resource;
    }

    /// The numbers that no order has taken.
    List<E164> left() {
        return List.copyOf(left);
    }

    private void refuseUnlessActive(UUID tenant, Instant now) {
        refuseStrangers(tenant);
        switch (resource.at(now).status()) {
            case ACTIVE -> {}
            case EXPIRED -> throw RESERVATION_NOT_ACTIVE.because("The reservation has expired.");
            case CANCELLED -> throw RESERVATION_NOT_ACTIVE.because("The reservation was cancelled.");
            case CONSUMED -> throw RESERVATION_NOT_ACTIVE.because("The numbers of the reservation were ordered.");
        }
    }

    private void refuseStrangers(UUID tenant) {
        if (!tenantId.equals(tenant)) {
            throw NOT_FOUND.because("There is no such reservation.");
        }
    }

    @EventSourcingHandler
    void on(ReservationEvent event, @Timestamp Instant at) {
        resource = ReservationResource.after(resource, event, at);
        switch (event) {
            case ReservationCreated e -> {
                stream = Streams.reservation(e.reservationId());
                tenantId = e.tenantId();
                resource.phoneNumbers().stream().map(HeldNumber::phoneNumber).forEach(left::add);
            }
            case ReservedNumbersOrdered e -> e.phoneNumbers().forEach(left::remove);
            case ReservationExtended _,
                    ReservationHeldAtCarrier _,
                    ReservationCancelled _,
                    ReservationExpired _,
                    ReservationConsumed _ -> {}
        }
    }
}
