package com.voepy.numbers.sandbox.reservation;

import static com.voepy.numbers.sandbox.api.TelnyxError.MISSING_PARAMETER;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_E164;
import static com.voepy.numbers.sandbox.api.TelnyxError.NOT_FOUND;
import static com.voepy.numbers.sandbox.api.TelnyxError.RESERVATION_EXPIRED;
import static com.voepy.numbers.sandbox.api.TelnyxError.TOO_MANY_HELD;
import static com.voepy.numbers.sandbox.api.TelnyxError.TOO_MANY_IN_RESERVATION;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.stock.Stock;
import com.voepy.numbers.sandbox.stock.TakenNumbers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts numbers on hold: as many of those asked for as can be had.
@Component
class NumberReserving {

    private final ReservationStore reservations;
    private final Stock stock;
    private final TakenNumbers taken;
    private final TransactionTemplate transaction;
    private final InstantSource time;
    private final SandboxProperties properties;

    NumberReserving(
            ReservationStore reservations,
            Stock stock,
            TakenNumbers taken,
            TransactionTemplate transaction,
            InstantSource time,
            SandboxProperties properties) {
        this.reservations = reservations;
        this.stock = stock;
        this.taken = taken;
        this.transaction = transaction;
        this.time = time;
        this.properties = properties;
    }

    /// @throws com.voepy.numbers.sandbox.api.Refusal if it asks for nothing, or for more than one customer may hold
    NumberReservation reserve(List<@Nullable String> wanted, @Nullable String customerReference) {
        var numbers = checked(wanted);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = now();
            var until = now.plus(properties.reservationTime());
            var id = UUID.randomUUID();
            var offered = numbers.stream()
                    .filter(number -> stock.blockOffering(number).isPresent())
                    .toList();
            var held = taken.hold(offered, id, until);
            if (taken.heldCount() > properties.heldNumbersMax()) {
                throw TOO_MANY_HELD.because(
                        "No more than %d numbers can be on hold.".formatted(properties.heldNumbersMax()));
            }
            var lines = numbers.stream()
                    .map(number -> line(number, offered, held, now, until))
                    .toList();
            var reservation = NumberReservation.of(id, customerReference, lines, now, now);
            reservations.insert(reservation);
            return reservation;
        }));
    }

    /// Gives the numbers that are still on hold the full time again.
    ///
    /// @throws com.voepy.numbers.sandbox.api.Refusal if there are none
    NumberReservation extend(UUID id) {
        if (reservations.find(id).isEmpty()) {
            throw NOT_FOUND.because("There is no number reservation " + id + ".");
        }
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = now();
            var until = now.plus(properties.reservationTime());
            var extended = taken.extend(id, until);
            if (extended.isEmpty()) {
                throw RESERVATION_EXPIRED.because("None of its numbers is on hold any more.");
            }
            reservations.extend(id, extended, until, now);
            return reservations.find(id).orElseThrow();
        }));
    }

    private List<String> checked(List<@Nullable String> wanted) {
        if (wanted.isEmpty()) {
            throw MISSING_PARAMETER.because("A reservation needs a phone number.", "/phone_numbers");
        }
        if (wanted.size() > properties.reservationNumbersMax()) {
            throw TOO_MANY_IN_RESERVATION.because(
                    "A reservation can have %d numbers.".formatted(properties.reservationNumbersMax()),
                    "/phone_numbers");
        }
        var numbers = new ArrayList<String>();
        for (var number : wanted) {
            var pointer = "/phone_numbers/%d/phone_number".formatted(numbers.size());
            if (number == null) {
                throw MISSING_PARAMETER.because("The phone number is missing.", pointer);
            }
            if (!Stock.isE164(number)) {
                throw NOT_E164.because(number + " is not in +E.164 format.", pointer);
            }
            numbers.add(number);
        }
        return numbers.stream().distinct().toList();
    }

    private static NumberReservation.Reserved line(
            String number, List<String> offered, Set<String> held, Instant now, Instant until) {
        String error = null;
        if (!offered.contains(number)) {
            error = "Number is not available";
        } else if (!held.contains(number)) {
            error = "Number is already on hold";
        }
        return NumberReservation.reserved(UUID.randomUUID(), number, error, error == null ? until : now, now, now);
    }

    /// As exact as the database keeps it.
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
