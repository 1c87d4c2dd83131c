package com.voepy.numbers.command.reservation;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a reservation itself; its numbers are held and freed in the same unit of work.
sealed interface ReservationCommand {

    UUID reservationId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.reservation(reservationId());
    }

    record CreateReservation(
            UUID reservationId,
            UUID tenantId,
            List<E164> phoneNumbers,
            Instant expiresAt,
            @Nullable String customerReference)
            implements ReservationCommand {}

    record ExtendReservation(UUID reservationId, UUID tenantId, Instant now) implements ReservationCommand {}

    /// @param ifMatch the `If-Match` header, or null
    record CancelReservation(
            UUID reservationId,
            UUID tenantId,
            Instant now,
            @Nullable String ifMatch) implements ReservationCommand {}

    /// Sent by a timer; it may be early, because the reservation was extended since.
    record ExpireReservation(UUID reservationId, Instant now) implements ReservationCommand {}

    /// An order took some of its numbers.
    record TakeNumbers(UUID reservationId, UUID orderId, List<E164> phoneNumbers) implements ReservationCommand {}

    /// The carrier answered our wish to hold the numbers there as well.
    record RecordCarrierHold(UUID reservationId, String carrierHoldId, List<E164> held, List<E164> refused)
            implements ReservationCommand {}
}
