package com.voepy.numbers.command.reservation;

import static com.voepy.numbers.command.testing.NumberService.ACTIVATION_CENTS;
import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.Orders.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.schedule.Next;
import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.ReservationResource;
import com.voepy.numbers.resource.ReservationResource.Status;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Reservations over real HTTP, by a clock that the test moves.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReservationHttpTest {

    static final Duration LIFE = Duration.ofMinutes(15);

    final NumberService service;

    Tenant tenant;
    Tenant rival;

    ReservationHttpTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void make_tenants() {
        tenant = service.tenant(1_000);
        rival = service.tenant(1_000);
    }

    @Test
    void keeps_the_numbers_from_everybody_else() {
        var numbers = service.fresh(2);

        var answer = reserve(tenant, numbers);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/number-reservations/" + idOf(answer));
        assertThat(json(answer).path("status").asString()).isEqualTo("active");
        assertThat(Instant.parse(json(answer).path("expires_at").asString()))
                .isEqualTo(service.clock.instant().plus(LIFE));
        assertThat(json(answer).path("phone_numbers").values())
                .extracting(held -> held.path("phone_number").asString())
                .containsExactlyElementsOf(numbers.stream().map(E164::value).toList());
        assertUnavailable(order(service, rival, numbers.subList(1, 2)), numbers.get(1));
        assertUnavailable(reserve(rival, numbers.subList(0, 1)), numbers.getFirst());
    }

    @Test
    void takes_all_of_the_numbers_or_none() {
        var numbers = service.fresh(3);
        reserve(rival, numbers.subList(2, 3));
        var head = service.head();

        assertUnavailable(reserve(tenant, numbers), numbers.get(2));

        assertThat(service.head()).isEqualTo(head);
        var unknown = service.post(
                "/v1/number-reservations",
                tenant.key(),
                reservation(List.of(numbers.getFirst(), new E164("+442071838750"))));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void one_of_many_at_once_gets_the_numbers() {
        var numbers = service.fresh(4);

        var answers =
                AtOnce.run(32, i -> reserve(i % 2 == 0 ? tenant : rival, i % 4 < 2 ? numbers : numbers.reversed()));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(31);
        for (var number : numbers) {
            assertThat(service.events(Streams.number(number), NumberHeld.class)).hasSize(1);
        }
    }

    @Test
    void ends_by_the_clock_before_its_timer_has_said_so() {
        var number = service.fresh();
        reserve(rival, List.of(number));

        service.clock.advance(LIFE.minusMillis(1));
        assertUnavailable(order(service, tenant, List.of(number)), number);
        service.clock.advance(Duration.ofMillis(1));

        assertThat(order(service, tenant, List.of(number)).statusCode()).isEqualTo(201);
    }

    @Test
    void a_late_timer_never_frees_a_newer_hold() {
        var number = service.fresh();
        var dead = idOf(reserve(rival, List.of(number)));
        service.clock.advance(LIFE);
        var alive = idOf(reserve(tenant, List.of(number)));

        assertThat(expire(dead)).isInstanceOf(Next.Done.class);

        assertThat(events(dead, ReservationExpired.class)).hasSize(1);
        assertThat(expire(alive)).isInstanceOf(Next.Again.class);
        assertUnavailable(order(service, rival, List.of(number)), number);
        assertThat(order(service, tenant, List.of(number)).statusCode()).isEqualTo(201);
    }

    @Test
    void expires_once_however_often_its_timer_fires() {
        var id = idOf(reserve(tenant, service.fresh(2)));
        assertThat(((Next.Again) expire(id)).when())
                .isEqualTo(service.clock.instant().plus(LIFE));

        service.clock.advance(LIFE);
        expire(id);
        expire(id);

        assertThat(events(id, ReservationExpired.class)).hasSize(1);
        assertThat(resource(id).status()).isEqualTo(Status.EXPIRED);
        assertThat(service.delete("/v1/number-reservations/" + id, tenant.key()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void is_extended_to_two_hours_at_most() {
        var number = service.fresh();
        var created = service.clock.instant();
        var id = idOf(reserve(tenant, List.of(number)));
        for (var minutes = 14; minutes <= 112; minutes += 14) {
            service.clock.advance(Duration.ofMinutes(14));
            assertThat(extend(tenant, id).statusCode()).isEqualTo(200);
        }
        assertThat(resource(id).expiresAt()).isEqualTo(created.plus(Duration.ofHours(2)));

        var refused = extend(tenant, id);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("code").asString()).isEqualTo("reservation_limit_reached");
        assertUnavailable(order(service, rival, List.of(number)), number);
        service.clock.advance(Duration.ofMinutes(8));
        assertThat(order(service, rival, List.of(number)).statusCode()).isEqualTo(201);
    }

    @Test
    void an_extension_outlives_the_first_timer() {
        var number = service.fresh();
        var id = idOf(reserve(tenant, List.of(number)));
        service.clock.advance(Duration.ofMinutes(10));
        extend(tenant, id);
        service.clock.advance(Duration.ofMinutes(5));

        assertThat(((Next.Again) expire(id)).when())
                .isEqualTo(service.clock.instant().plus(Duration.ofMinutes(10)));
        assertUnavailable(order(service, rival, List.of(number)), number);
    }

    @Test
    void is_cancelled_and_frees_its_numbers_and_answers_the_same_again() {
        var numbers = service.fresh(2);
        var id = idOf(reserve(tenant, numbers));

        var cancelled = service.delete("/v1/number-reservations/" + id, tenant.key());
        var again = service.delete("/v1/number-reservations/" + id, tenant.key());

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("status").asString()).isEqualTo("cancelled");
        assertThat(again.body()).isEqualTo(cancelled.body());
        assertThat(order(service, rival, numbers).statusCode()).isEqualTo(201);
        assertThat(extend(tenant, id).statusCode()).isEqualTo(409);
    }

    @Test
    void of_another_tenant_is_not_found() {
        var id = idOf(reserve(tenant, service.fresh(1)));
        var head = service.head();

        assertThat(extend(rival, id).statusCode()).isEqualTo(404);
        assertThat(service.delete("/v1/number-reservations/" + id, rival.key()).statusCode())
                .isEqualTo(404);
        assertThat(extend(tenant, UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void is_consumed_by_the_orders_of_its_tenant() {
        var numbers = service.fresh(3);
        var id = idOf(reserve(tenant, numbers));

        assertThat(order(service, tenant, numbers.subList(0, 1)).statusCode()).isEqualTo(201);
        assertThat(resource(id).status()).isEqualTo(Status.ACTIVE);
        assertUnavailable(order(service, rival, numbers.subList(1, 2)), numbers.get(1));

        assertThat(order(service, tenant, numbers.subList(1, 3)).statusCode()).isEqualTo(201);
        assertThat(resource(id).status()).isEqualTo(Status.CONSUMED);
        assertThat(events(id, ReservationConsumed.class)).hasSize(1);
        assertThat(service.delete("/v1/number-reservations/" + id, tenant.key()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void an_order_may_take_from_two_reservations_and_from_none() {
        var numbers = service.fresh(3);
        var first = idOf(reserve(tenant, numbers.subList(0, 1)));
        var second = idOf(reserve(tenant, numbers.subList(1, 2)));

        assertThat(order(service, tenant, numbers).statusCode()).isEqualTo(201);

        assertThat(resource(first).status()).isEqualTo(Status.CONSUMED);
        assertThat(resource(second).status()).isEqualTo(Status.CONSUMED);
        assertThat(balanceCents(service, tenant)).isEqualTo(1_000 - 3 * ACTIVATION_CENTS);
    }

    @Test
    void an_order_and_a_cancellation_at_once_agree_on_who_was_first() {
        for (var round = 0; round < 5; round++) {
            var numbers = service.fresh(2);
            var buyer = service.tenant(1_000);
            var id = idOf(reserve(buyer, numbers));

            var answers = AtOnce.run(
                    2,
                    i -> i == 0
                            ? order(service, buyer, numbers)
                            : service.delete("/v1/number-reservations/" + id, buyer.key()));

            assertThat(answers.getFirst().statusCode()).isEqualTo(201);
            var consumed = resource(id).status() == Status.CONSUMED;
            assertThat(answers.getLast().statusCode()).isEqualTo(consumed ? 409 : 200);
        }
    }

    @Test
    void is_noted_at_the_carrier_too() {
        var id = idOf(reserve(tenant, service.fresh(2)));

        assertThat(service.run(HoldAtCarrier.NAME, id + "/0", null)).isInstanceOf(Next.Done.class);

        assertThat(events(id, ReservationHeldAtCarrier.class)).hasSize(1);
        service.clock.advance(LIFE);
        assertThat(service.run(HoldAtCarrier.NAME, id + "/0", null)).isInstanceOf(Next.Done.class);
        assertThat(events(id, ReservationHeldAtCarrier.class)).hasSize(1);
    }

    @Test
    void has_one_to_fifty_different_numbers() {
        var number = service.fresh();
        for (var wrong : List.of(
                List.<E164>of(),
                List.of(number, number),
                IntStream.range(0, 51).mapToObj(i -> E164.of("+15125550", i)).toList())) {
            assertThat(reserve(tenant, wrong).statusCode()).isEqualTo(422);
        }
    }

    private HttpResponse<String> reserve(Tenant by, Collection<E164> numbers) {
        return service.post("/v1/number-reservations", by.key(), reservation(numbers));
    }

    private HttpResponse<String> extend(Tenant by, UUID id) {
        return service.send("POST", "/v1/number-reservations/%s/extend".formatted(id), by.key(), null);
    }

    private Next expire(UUID id) {
        return service.run(ExpireReservations.NAME, id.toString(), null);
    }

    private <E extends ReservationEvent> List<E> events(UUID id, Class<E> type) {
        return service.events(Streams.reservation(id), type);
    }

    private ReservationResource resource(UUID id) {
        ReservationResource reservation = null;
        for (var event : service.stream(Streams.reservation(id))) {
            reservation = ReservationResource.after(reservation, (ReservationEvent) event.event(), event.occurredAt());
        }
        return Objects.requireNonNull(reservation);
    }

    private static UUID idOf(HttpResponse<String> answer) {
        return UUID.fromString(json(answer).path("id").asString());
    }

    private static void assertUnavailable(HttpResponse<String> answer, E164 number) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).path("code").asString()).isEqualTo("number_unavailable");
        assertThat(json(answer).path("phone_numbers").path(0).asString()).isEqualTo(number.value());
    }
}
