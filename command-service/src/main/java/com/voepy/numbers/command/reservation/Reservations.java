package com.voepy.numbers.command.reservation;

import com.voepy.numbers.command.reservation.ReservationCommand.TakeNumbers;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/// Reservations for command handlers that span aggregates.
@Component
public class Reservations {

    private final Repository<Reservation> reservations;

    Reservations(Repository<Reservation> reservations) {
        this.reservations = reservations;
    }

    /// An order of the same tenant takes numbers of a reservation, which keeps the others.
    public void take(UUID reservationId, UUID orderId, List<E164> numbers) {
        reservations
                .load(Streams.reservation(reservationId))
                .execute(reservation -> reservation.handle(new TakeNumbers(reservationId, orderId, numbers)));
    }
}
