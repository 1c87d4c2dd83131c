package com.voepy.numbers.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.resource.ReservationResource.HeldNumber;
import com.voepy.numbers.resource.ReservationResource.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReservationResourceTest {

    static final List<E164> NUMBERS = List.of(new E164("+15125550100"), new E164("+15125550101"));
    static final UUID TENANT = UUID.fromString("7e000000-0000-4000-8000-000000000001");
    static final UUID RESERVATION = UUID.fromString("5e000000-0000-4000-8000-000000000003");
    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000002");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    static final Instant END = Instant.parse("2030-01-01T12:30:00Z");
    static final ReservationResource ACTIVE = resource(Status.ACTIVE, END);

    @Test
    void holds_every_number_from_its_creation_on() {
        var created = new ReservationCreated(RESERVATION, TENANT, NUMBERS, END, "desk");
        assertThat(ReservationResource.after(null, created, NOON)).isEqualTo(ACTIVE);
    }

    @Test
    void cannot_begin_with_anything_else() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ReservationResource.after(null, new ReservationExpired(RESERVATION, TENANT), NOON));
    }

    @Test
    void an_extension_moves_the_end_of_every_hold() {
        var later = END.plusSeconds(600);
        assertThat(after(new ReservationExtended(RESERVATION, TENANT, later)))
                .isEqualTo(resource(Status.ACTIVE, later));
    }

    @Test
    void what_the_carrier_holds_is_not_shown() {
        assertThat(after(new ReservationHeldAtCarrier(RESERVATION, TENANT, "upstream", NUMBERS, List.of())))
                .isEqualTo(ACTIVE);
    }

    @Test
    void goes_on_while_a_number_is_left() {
        assertThat(after(new ReservedNumbersOrdered(RESERVATION, TENANT, ORDER, NUMBERS.subList(0, 1))))
                .isEqualTo(ACTIVE);
    }

    @Test
    void says_how_it_ended() {
        assertThat(after(new ReservationCancelled(RESERVATION, TENANT))).isEqualTo(resource(Status.CANCELLED, END));
        assertThat(after(new ReservationExpired(RESERVATION, TENANT))).isEqualTo(resource(Status.EXPIRED, END));
        assertThat(after(new ReservationConsumed(RESERVATION, TENANT))).isEqualTo(resource(Status.CONSUMED, END));
    }

    @Test
    void ends_by_the_clock_before_any_event_says_so() {
        assertThat(ACTIVE.at(END.minusMillis(1))).isEqualTo(ACTIVE);
        assertThat(ACTIVE.at(END)).isEqualTo(resource(Status.EXPIRED, END));
    }

    @Test
    void does_not_expire_once_it_has_ended_otherwise() {
        var cancelled = resource(Status.CANCELLED, END);
        assertThat(cancelled.at(END.plusSeconds(1))).isEqualTo(cancelled);
    }

    private static ReservationResource after(ReservationEvent event) {
        return ReservationResource.after(ACTIVE, event, NOON.plusSeconds(60));
    }

    private static ReservationResource resource(Status status, Instant end) {
        var held = NUMBERS.stream().map(number -> new HeldNumber(number, end)).toList();
        return new ReservationResource(RESERVATION, held, status, NOON, end, "desk");
    }
}
