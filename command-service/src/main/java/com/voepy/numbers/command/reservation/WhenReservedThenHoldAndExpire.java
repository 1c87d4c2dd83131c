package com.voepy.numbers.command.reservation;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/// A reservation is held at the carrier too, and its end is announced.
@Component
@ProcessingGroup(WhenReservedThenHoldAndExpire.GROUP)
class WhenReservedThenHoldAndExpire {

    static final String GROUP = "reservation-timers";

    private final Timers timers;
    private final InstantSource clock;

    WhenReservedThenHoldAndExpire(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @EventHandler
    void on(ReservationEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case ReservationCreated e -> set(e.reservationId(), e.expiresAt(), sequence);
            case ReservationExtended e -> set(e.reservationId(), e.expiresAt(), sequence);
            case ReservationCancelled e ->
                timers.cancel(ExpireReservations.NAME, e.reservationId().toString());
            case ReservationConsumed e ->
                timers.cancel(ExpireReservations.NAME, e.reservationId().toString());
            case ReservationExpired _, ReservationHeldAtCarrier _, ReservedNumbersOrdered _ -> {}
        }
    }

    private void set(UUID reservationId, Instant expiresAt, long sequence) {
        timers.move(ExpireReservations.NAME, reservationId.toString(), expiresAt);
        timers.schedule(HoldAtCarrier.NAME, "%s/%d".formatted(reservationId, sequence), clock.instant());
    }
}
