package com.voepy.numbers.events;

import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of a set of numbers held together. Stream `reservation/<uuid>`.
///
/// `created → extended* → cancelled | expired | (numbers ordered)+ → consumed`.
/// Source: the product's API document, "Reserve before you buy".
public sealed interface ReservationEvent extends Event {

    UUID reservationId();

    UUID tenantId();

    /// Every number of it was free and is held from now on.
    ///
    /// @param expiresAt when the holds end by the clock
    /// @param customerReference the tenant's own name for it, or null
    @Revision(1)
    record ReservationCreated(
            UUID reservationId,
            UUID tenantId,
            List<E164> phoneNumbers,
            Instant expiresAt,
            @Nullable String customerReference)
            implements ReservationEvent {

        public ReservationCreated {
            phoneNumbers = List.copyOf(phoneNumbers);
        }
    }

    /// The tenant asked for more time.
    ///
    /// @param expiresAt when the holds end now
    @Revision(1)
    record ReservationExtended(UUID reservationId, UUID tenantId, Instant expiresAt) implements ReservationEvent {}

    /// The carrier was asked to sell the numbers to nobody else. It may hold some and not others; between our own
    /// tenants the hold does not depend on it.
    ///
    /// @param carrierHoldId the carrier's name for its hold
    @Revision(1)
    record ReservationHeldAtCarrier(
            UUID reservationId, UUID tenantId, String carrierHoldId, List<E164> held, List<E164> refused)
            implements ReservationEvent {

        public ReservationHeldAtCarrier {
            held = List.copyOf(held);
            refused = List.copyOf(refused);
        }
    }

    /// The tenant gave it up; its numbers are free again.
    @Revision(1)
    record ReservationCancelled(UUID reservationId, UUID tenantId) implements ReservationEvent {}

    /// Its time was over. Nobody needs this event for the numbers to be free: a hold ends by the clock.
    @Revision(1)
    record ReservationExpired(UUID reservationId, UUID tenantId) implements ReservationEvent {}

    /// An order took some of the numbers; the others stay held.
    @Revision(1)
    record ReservedNumbersOrdered(UUID reservationId, UUID tenantId, UUID orderId, List<E164> phoneNumbers)
            implements ReservationEvent {

        public ReservedNumbersOrdered {
            phoneNumbers = List.copyOf(phoneNumbers);
        }
    }

    /// Every number of it has been ordered.
    @Revision(1)
    record ReservationConsumed(UUID reservationId, UUID tenantId) implements ReservationEvent {}
}
