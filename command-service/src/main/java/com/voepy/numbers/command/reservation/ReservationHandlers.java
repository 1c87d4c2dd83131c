package com.voepy.numbers.command.reservation;

import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;

import com.voepy.numbers.command.catalogue.Availability;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.number.Numbers;
import com.voepy.numbers.command.number.PhoneNumberCommand.EndHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.ExtendHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.HoldNumber;
import com.voepy.numbers.command.reservation.ReservationCommand.CancelReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.CreateReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.ExpireReservation;
import com.voepy.numbers.command.reservation.ReservationCommand.ExtendReservation;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.resource.ReservationResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Commands over a reservation and its numbers. Numbers are touched first and in their order, then the reservation.
@Component
class ReservationHandlers {

    private final Repository<Reservation> reservations;
    private final Numbers numbers;
    private final Availability availability;
    private final EventLog log;
    private final InstantSource clock;
    private final NewIds ids;

    ReservationHandlers(
            Repository<Reservation> reservations,
            Numbers numbers,
            Availability availability,
            EventLog log,
            InstantSource clock,
            NewIds ids) {
        this.reservations = reservations;
        this.numbers = numbers;
        this.availability = availability;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /// A client's wish to hold numbers.
    record Reserve(
            UUID tenantId,
            List<E164> phoneNumbers,
            @Nullable String customerReference) {}

    /// A client's wish to hold them longer.
    record Extend(UUID reservationId, UUID tenantId) {}

    /// A client's wish to hold them no more.
    ///
    /// @param ifMatch the `If-Match` header, or null
    record Cancel(
            UUID reservationId, UUID tenantId, @Nullable String ifMatch) {}

    /// A timer says that the time may be over.
    record Expire(UUID reservationId) {}

    @CommandHandler
    Answer handle(Reserve command) throws Exception {
        var now = clock.instant();
        availability.require(command.phoneNumbers(), null, now);
        var id = ids.next("reservation");
        var expiresAt = now.plus(ReservationPolicy.LIFE);
        for (var number : sorted(command.phoneNumbers())) {
            numbers.hold(new HoldNumber(number, command.tenantId(), id, expiresAt, now));
        }
        var reservation = reservations.newInstance(() -> new Reservation(new CreateReservation(
                id, command.tenantId(), command.phoneNumbers(), expiresAt, command.customerReference())));
        return Answer.created("/v1/number-reservations/" + id, reservation.invoke(Reservation::resource));
    }

    @CommandHandler
    Answer handle(Extend command) {
        var now = clock.instant();
        touchNumbersOf(command.reservationId(), now);
        var reservation = load(command.reservationId());
        var extended = reservation.invoke(
                r -> r.handle(new ExtendReservation(command.reservationId(), command.tenantId(), now)));
        for (var number : reservation.invoke(Reservation::left)) {
            numbers.extendHold(new ExtendHold(number, extended.id(), extended.expiresAt(), now));
        }
        return Answer.ok(extended);
    }

    @CommandHandler
    Answer handle(Cancel command) {
        var now = clock.instant();
        touchNumbersOf(command.reservationId(), now);
        var reservation = load(command.reservationId());
        var cancelled = reservation.invoke(r ->
                r.handle(new CancelReservation(command.reservationId(), command.tenantId(), now, command.ifMatch())));
        endHolds(cancelled, reservation);
        return Answer.ok(cancelled);
    }

    /// @return when to ask again, or null if there is nothing more to do
    @CommandHandler
    @Nullable
    Instant handle(Expire command) {
        var now = clock.instant();
        touchNumbersOf(command.reservationId(), now);
        var reservation = load(command.reservationId());
        var again = reservation.invoke(r -> r.handle(new ExpireReservation(command.reservationId(), now)));
        if (again.isAfter(now)) {
            return again;
        }
        endHolds(reservation.invoke(Reservation::resource), reservation);
        return null;
    }

    private void endHolds(ReservationResource reservation, Aggregate<Reservation> aggregate) {
        for (var number : aggregate.invoke(Reservation::left)) {
            numbers.endHold(new EndHold(number, reservation.id()));
        }
    }

    private Aggregate<Reservation> load(UUID id) {
        return reservations.load(Streams.reservation(id));
    }

    private void touchNumbersOf(UUID reservationId, Instant now) {
        var created = log.ofStream(Streams.reservation(reservationId)).stream()
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.because("There is no such reservation."));
        numbers.taken(((ReservationCreated) created.event()).phoneNumbers(), null, now);
    }

    private static List<E164> sorted(Collection<E164> numbers) {
        return numbers.stream().sorted().toList();
    }
}
