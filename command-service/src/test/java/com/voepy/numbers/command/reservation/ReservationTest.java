package com.voepy.numbers.command.reservation;

import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.RESERVATION_LIMIT_REACHED;
import static com.voepy.numbers.kit.problem.ErrorCode.RESERVATION_NOT_ACTIVE;

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
import com.voepy.numbers.resource.ReservationResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReservationTest {

    static final UUID RESERVATION = UUID.fromString("4e000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    static final E164 ONE = new E164("+15125550100");
    static final E164 TWO = new E164("+15125550101");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant QUARTER_PAST = NOON.plus(Duration.ofMinutes(15));
    static final Instant TWO_O_CLOCK = NOON.plus(Duration.ofHours(2));

    final AggregateTestFixture<Reservation> reservation = new AggregateTestFixture<>(Reservation.class);

    @Test
    void is_created_with_its_numbers_and_its_end() {
        reservation
                .givenNoPriorActivity()
                .when(new CreateReservation(RESERVATION, TENANT, List.of(ONE, TWO), QUARTER_PAST, "for Ann"))
                .expectEvents(created());
    }

    @Nested
    class An_active_reservation {

        @Test
        void lasts_a_quarter_of_an_hour_from_each_extension() {
            var extended = new ReservationExtended(RESERVATION, TENANT, NOON.plus(Duration.ofMinutes(25)));
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(extend(TENANT, NOON.plus(Duration.ofMinutes(10))))
                    .expectEvents(extended)
                    .expectResultMessagePayload(after(created(), extended));
        }

        @Test
        void lasts_two_hours_at_most() {
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created(), extendedTo(TWO_O_CLOCK.minusSeconds(60)))
                    .when(extend(TENANT, TWO_O_CLOCK.minusSeconds(120)))
                    .expectEvents(extendedTo(TWO_O_CLOCK));
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created(), extendedTo(TWO_O_CLOCK))
                    .when(extend(TENANT, TWO_O_CLOCK.minusSeconds(120)))
                    .expectNoEvents()
                    .expectException(rejection(RESERVATION_LIMIT_REACHED));
        }

        @Test
        void says_nothing_when_it_lasts_that_long_already() {
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(extend(TENANT, NOON))
                    .expectNoEvents()
                    .expectResultMessagePayload(after(created()));
        }

        @Test
        void is_cancelled() {
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(new CancelReservation(RESERVATION, TENANT, NOON, null))
                    .expectEvents(new ReservationCancelled(RESERVATION, TENANT))
                    .expectResultMessagePayload(after(created(), new ReservationCancelled(RESERVATION, TENANT)));
        }

        @Test
        void of_another_tenant_is_not_found() {
            reservation
                    .given(created())
                    .when(extend(STRANGER, NOON))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
            reservation
                    .given(created())
                    .when(new CancelReservation(RESERVATION, STRANGER, NOON, null))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
        }

        @Test
        void expires_at_its_end_and_not_before() {
            reservation
                    .given(created())
                    .when(new ExpireReservation(RESERVATION, QUARTER_PAST.minusMillis(1)))
                    .expectNoEvents()
                    .expectResultMessagePayload(QUARTER_PAST);
            reservation
                    .given(created())
                    .when(new ExpireReservation(RESERVATION, QUARTER_PAST))
                    .expectEvents(new ReservationExpired(RESERVATION, TENANT))
                    .expectResultMessagePayload(QUARTER_PAST);
        }

        @Test
        void expires_later_when_it_was_extended() {
            reservation
                    .given(created(), extendedTo(TWO_O_CLOCK))
                    .when(new ExpireReservation(RESERVATION, QUARTER_PAST))
                    .expectNoEvents()
                    .expectResultMessagePayload(TWO_O_CLOCK);
        }

        @Test
        void keeps_what_an_order_leaves() {
            reservation.given(created()).when(take(ONE)).expectEvents(ordered(ONE));
        }

        @Test
        void is_consumed_by_the_order_of_its_last_number() {
            reservation
                    .given(created(), ordered(ONE))
                    .when(take(TWO))
                    .expectEvents(ordered(TWO), new ReservationConsumed(RESERVATION, TENANT));
            reservation
                    .given(created())
                    .when(take(ONE, TWO))
                    .expectEvents(ordered(ONE, TWO), new ReservationConsumed(RESERVATION, TENANT));
        }

        @Test
        void notes_what_the_carrier_holds() {
            reservation
                    .given(created())
                    .when(new RecordCarrierHold(RESERVATION, "hold-1", List.of(ONE), List.of(TWO)))
                    .expectEvents(
                            new ReservationHeldAtCarrier(RESERVATION, TENANT, "hold-1", List.of(ONE), List.of(TWO)));
        }
    }

    @Nested
    class A_reservation_that_is_over {

        @Test
        void can_be_neither_extended_nor_cancelled_though_nothing_said_that_it_expired() {
            reservation
                    .given(created())
                    .when(extend(TENANT, QUARTER_PAST))
                    .expectNoEvents()
                    .expectException(rejection(RESERVATION_NOT_ACTIVE));
            reservation
                    .given(created())
                    .when(new CancelReservation(RESERVATION, TENANT, QUARTER_PAST, null))
                    .expectNoEvents()
                    .expectException(rejection(RESERVATION_NOT_ACTIVE));
        }

        @Test
        void can_be_neither_extended_nor_cancelled_when_it_was_consumed() {
            reservation
                    .given(created(), ordered(ONE, TWO), new ReservationConsumed(RESERVATION, TENANT))
                    .when(extend(TENANT, NOON))
                    .expectNoEvents()
                    .expectException(rejection(RESERVATION_NOT_ACTIVE));
            reservation
                    .given(created(), ordered(ONE, TWO), new ReservationConsumed(RESERVATION, TENANT))
                    .when(new CancelReservation(RESERVATION, TENANT, NOON, null))
                    .expectNoEvents()
                    .expectException(rejection(RESERVATION_NOT_ACTIVE));
        }

        @Test
        void is_cancelled_once_however_often_it_is_asked() {
            reservation
                    .givenCurrentTime(NOON)
                    .andGiven(created(), new ReservationCancelled(RESERVATION, TENANT))
                    .when(new CancelReservation(RESERVATION, TENANT, QUARTER_PAST, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(after(created(), new ReservationCancelled(RESERVATION, TENANT)));
        }

        @Test
        void does_not_expire() {
            for (var end : List.of(
                    new ReservationCancelled(RESERVATION, TENANT),
                    new ReservationExpired(RESERVATION, TENANT),
                    new ReservationConsumed(RESERVATION, TENANT))) {
                reservation
                        .given(created(), end)
                        .when(new ExpireReservation(RESERVATION, TWO_O_CLOCK))
                        .expectNoEvents()
                        .expectResultMessagePayload(TWO_O_CLOCK);
            }
        }
    }

    static ReservationCreated created() {
        return new ReservationCreated(RESERVATION, TENANT, List.of(ONE, TWO), QUARTER_PAST, "for Ann");
    }

    static ReservationExtended extendedTo(Instant end) {
        return new ReservationExtended(RESERVATION, TENANT, end);
    }

    static ReservedNumbersOrdered ordered(E164... numbers) {
        return new ReservedNumbersOrdered(RESERVATION, TENANT, ORDER, List.of(numbers));
    }

    static TakeNumbers take(E164... numbers) {
        return new TakeNumbers(RESERVATION, ORDER, List.of(numbers));
    }

    static ExtendReservation extend(UUID tenantId, Instant now) {
        return new ExtendReservation(RESERVATION, tenantId, now);
    }

    static ReservationResource after(ReservationEvent... events) {
        ReservationResource reservation = null;
        for (var event : events) {
            reservation = ReservationResource.after(reservation, event, NOON);
        }
        return Objects.requireNonNull(reservation);
    }
}
