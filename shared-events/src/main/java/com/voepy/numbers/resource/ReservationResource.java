package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of numbers held together, as its tenant sees it.
public record ReservationResource(
        UUID id,
        List<HeldNumber> phoneNumbers,
        Status status,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String customerReference) {

    public ReservationResource {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    public record HeldNumber(E164 phoneNumber, Instant expiresAt) {}

    /// How a reservation stands.
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("cancelled")
        CANCELLED,

        /// Every number of it was ordered.
        @JsonProperty("consumed")
        CONSUMED
    }

    /// The reservation after an event.
    ///
    /// @param before null for the first event
    /// @param at when the event happened
    public static ReservationResource after(@Nullable ReservationResource before, ReservationEvent event, Instant at) {
        return switch (event) {
            case ReservationCreated e ->
                new ReservationResource(
                        e.reservationId(),
                        held(e.phoneNumbers(), e.expiresAt()),
                        Status.ACTIVE,
                        at,
                        e.expiresAt(),
                        e.customerReference());
            case ReservationExtended e -> begun(before).extended(e.expiresAt());
            case ReservationHeldAtCarrier _ -> begun(before);
            case ReservedNumbersOrdered _ -> begun(before);
            case ReservationCancelled _ -> begun(before).with(Status.CANCELLED);
            case ReservationExpired _ -> begun(before).with(Status.EXPIRED);
            case ReservationConsumed _ -> begun(before).with(Status.CONSUMED);
        };
    }

    /// The reservation as it stands at an instant: it ends by the clock, whether or not an event has said so yet.
    public ReservationResource at(Instant now) {
        return status == Status.ACTIVE && !now.isBefore(expiresAt) ? with(Status.EXPIRED) : this;
    }

    private static ReservationResource begun(@Nullable ReservationResource before) {
        if (before == null) {
            throw new IllegalStateException("the reservation has not been created");
        }
        return before;
    }

    private static List<HeldNumber> held(List<E164> numbers, Instant until) {
        return numbers.stream().map(number -> new HeldNumber(number, until)).toList();
    }

    private ReservationResource extended(Instant until) {
        var numbers = phoneNumbers.stream().map(HeldNumber::phoneNumber).toList();
        return new ReservationResource(id, held(numbers, until), status, createdAt, until, customerReference);
    }

    private ReservationResource with(Status newStatus) {
        return new ReservationResource(id, phoneNumbers, newStatus, createdAt, expiresAt, customerReference);
    }
}
