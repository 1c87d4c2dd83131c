package com.voepy.numbers.command.carrier;

import static com.voepy.numbers.command.carrier.FakeCarrier.breakOff;
import static com.voepy.numbers.command.carrier.FakeCarrier.hangUp;
import static com.voepy.numbers.command.carrier.FakeCarrier.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.CarrierOrder.Line;
import com.voepy.numbers.command.carrier.CarrierOrder.State;
import com.voepy.numbers.kernel.E164;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderingAtTheCarrierTest {

    static final String ORDERS = "POST /v2/number_orders";
    static final String SEARCH = "GET /v2/available_phone_numbers";
    static final E164 ONE = new E164("+15125550100");
    static final E164 TWO = new E164("+15125550101");

    static final String ORDER = """
            {"data": {"id": "o-1", "customer_reference": "ref-1", "record_type": "number_order", "status": "pending",
              "phone_numbers": [
                {"id": "l-1", "phone_number": "+15125550100", "status": "success"},
                {"id": "l-2", "phone_number": "+15125550101", "status": "%s"}]}}""";

    final FakeCarrier carrier = new FakeCarrier();
    final TelnyxCarrier adapter = carrier.adapter();

    @AfterEach
    void close() {
        adapter.close();
        carrier.close();
    }

    @Nested
    class An_order {

        @Test
        void is_accepted_with_the_state_of_each_line() {
            carrier.on(ORDERS, json(200, ORDER.formatted("failure")));
            assertThat(adapter.order("ref-1", List.of(ONE, TWO)))
                    .isEqualTo(new OrderAnswer.Accepted(new CarrierOrder(
                            "o-1",
                            "ref-1",
                            State.PENDING,
                            List.of(
                                    new Line("l-1", ONE, State.SUCCESS, "success"),
                                    new Line("l-2", TWO, State.FAILURE, "failure")))));
        }

        @Test
        void carries_our_reference_and_key_and_is_sent_once() {
            carrier.on(ORDERS, json(200, ORDER.formatted("pending")));
            adapter.order("ref-1", List.of(ONE, TWO));
            assertThat(carrier.of(ORDERS)).singleElement().satisfies(request -> {
                assertThat(request.body())
                        .isEqualTo("{\"customer_reference\":\"ref-1\",\"phone_numbers\":"
                                + "[{\"phone_number\":\"+15125550100\"},{\"phone_number\":\"+15125550101\"}]}");
                assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer KEY-1"));
            });
        }

        @Test
        void is_preceded_by_one_search_for_each_block() {
            carrier.on(ORDERS, json(200, ORDER.formatted("pending")));
            adapter.order("ref-1", List.of(ONE, TWO, new E164("+442079460123")));
            assertThat(carrier.requests).extracting(FakeCarrier.Request::route).containsExactly(SEARCH, SEARCH, ORDERS);
            assertThat(carrier.of(SEARCH))
                    .extracting(FakeCarrier.Request::query)
                    .containsExactly(
                            "filter[country_code]=US&filter[limit]=1000&filter[phone_number][starts_with]=512555010",
                            "filter[country_code]=GB&filter[limit]=1&filter[phone_number][starts_with]=2079460123");
        }

        @Test
        void with_a_line_state_nobody_knows_is_pending() {
            carrier.on(ORDERS, json(200, ORDER.formatted("under-review-by-owls")));
            var answer = (OrderAnswer.Accepted) adapter.order("ref-1", List.of(ONE, TWO));
            assertThat(answer.order().lines().getLast().state()).isEqualTo(State.PENDING);
        }

        @Test
        void is_refused_with_the_numbers_at_fault() {
            carrier.on(ORDERS, json(422, """
                    {"errors": [
                      {"code": "85001", "title": "Unavailable", "detail": "Taken.",
                       "source": {"pointer": "/phone_numbers/1/phone_number"}},
                      {"code": "85000", "title": "Not searched", "detail": "+15125550100 was not searched."},
                      {"code": "20100", "title": "No funds"}]}"""));
            assertThat(adapter.order("ref-1", List.of(ONE, TWO)))
                    .isEqualTo(new OrderAnswer.Refused(List.of(
                            new Refusal(TWO, Refusal.TAKEN, "Taken."),
                            new Refusal(ONE, Refusal.NOT_SEARCHED, "+15125550100 was not searched."),
                            new Refusal(null, Refusal.NO_FUNDS, "No funds"))));
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503, 504, 408, 302})
        void is_in_doubt_after_a_status_that_decides_nothing(int status) {
            carrier.on(ORDERS, json(status, "{}", Map.of("Location", "/elsewhere")));
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
            assertThat(carrier.of(ORDERS)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{\"data\": {\"id\":", "[]", "<html>", "{}", "{\"data\": {\"id\": \"\"}}"})
        void is_in_doubt_after_a_yes_that_nobody_can_read(String body) {
            carrier.on(ORDERS, json(200, body));
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
        }

        @Test
        void is_in_doubt_and_not_repeated_after_a_lost_connection() {
            carrier.on(ORDERS, hangUp());
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
            carrier.on(ORDERS, breakOff());
            assertThat(adapter.order("ref-2", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
            assertThat(carrier.of(ORDERS)).hasSize(2);
        }

        @Test
        void is_in_doubt_after_silence() {
            try (var impatient = carrier.impatientAdapter()) {
                carrier.on(ORDERS, carrier.silence());
                assertThat(impatient.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
                carrier.on(ORDERS, carrier.headOnly());
                assertThat(impatient.order("ref-2", List.of(ONE))).isInstanceOf(OrderAnswer.Unknown.class);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void was_not_sent_when_our_key_is_not_accepted(int status) {
            carrier.on(ORDERS, json(status, "{}"));
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.NotSent.class);
        }

        @Test
        void was_not_sent_when_the_rate_limit_is_reached() {
            carrier.on(ORDERS, json(429, "{}", Map.of("x-ratelimit-reset", "7")));
            assertThat(adapter.order("ref-1", List.of(ONE)))
                    .isEqualTo(new OrderAnswer.NotSent("rate limit of the carrier reached", Duration.ofSeconds(7)));
        }

        @Test
        void was_not_sent_when_the_search_before_it_failed() {
            carrier.on(SEARCH, json(503, "{}"));
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.NotSent.class);
            assertThat(carrier.of(ORDERS)).isEmpty();
        }

        @Test
        void was_not_sent_to_a_carrier_that_nobody_reaches() {
            carrier.close();
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.NotSent.class);
        }

        @Test
        void is_not_sent_while_the_carrier_keeps_failing() {
            carrier.on("GET /v2/number_orders/o-1", json(503, "{}"));
            for (var call = 0; call < 20; call++) {
                adapter.getOrder("o-1");
            }
            var before = carrier.requests.size();
            assertThat(adapter.order("ref-1", List.of(ONE))).isInstanceOf(OrderAnswer.NotSent.class);
            assertThat(carrier.requests).hasSize(before);
        }
    }

    @Nested
    class A_search_for_our_reference {

        static final String FOUND = "{\"data\": [{\"id\": \"o-0\", \"customer_reference\": \"ref-10\"},"
                + " {\"id\": \"o-1\", \"customer_reference\": \"ref-1\"}], \"meta\": {\"total_results\": 2}}";

        @Test
        void finds_the_order_with_exactly_that_reference() {
            carrier.on("GET /v2/number_orders", json(200, FOUND));
            carrier.on("GET /v2/number_orders/o-1", json(200, ORDER.formatted("pending")));
            var found = (OrderSearch.Found) adapter.findOrder("ref-1");
            assertThat(found.order().id()).isEqualTo("o-1");
            assertThat(found.order().lines()).hasSize(2);
            assertThat(carrier.of("GET /v2/number_orders").getFirst().query())
                    .contains("filter[customer_reference]=ref-1");
        }

        @Test
        void says_so_when_there_is_none() {
            carrier.on("GET /v2/number_orders", json(200, "{\"data\": [], \"meta\": {}}"));
            assertThat(adapter.findOrder("ref-1")).isEqualTo(new OrderSearch.Absent());
            assertThat(adapter.getOrder("o-9")).isEqualTo(new OrderSearch.Absent());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "{}", "{\"data\": {}}"})
        void never_takes_nonsense_for_absence(String body) {
            carrier.on("GET /v2/number_orders", json(200, body));
            carrier.on("GET /v2/number_orders/o-1", json(200, body));
            assertThat(adapter.findOrder("ref-1")).isInstanceOf(OrderSearch.Unavailable.class);
            assertThat(adapter.getOrder("o-1")).isInstanceOf(OrderSearch.Unavailable.class);
        }
    }

    @Test
    void a_hold_may_succeed_in_part() {
        carrier.on("POST /v2/number_reservations", json(200, """
                {"data": {"id": "h-1", "status": "success", "phone_numbers": [
                  {"phone_number": "+15125550100", "status": "success", "expired_at": "2030-01-01T00:30:00.000000Z"},
                  {"phone_number": "+15125550101", "status": "failure", "errors": "Number is already on hold"}]}}"""));
        assertThat(adapter.hold("ref-1", List.of(ONE, TWO)))
                .isEqualTo(new HoldAnswer.Held(
                        "h-1",
                        List.of(
                                new HoldAnswer.Line(ONE, State.SUCCESS, Instant.parse("2030-01-01T00:30:00Z"), null),
                                new HoldAnswer.Line(TWO, State.FAILURE, null, "Number is already on hold"))));
    }

    @Test
    void the_key_is_in_no_text_of_the_configuration() {
        var properties = new CarrierProperties(
                URI.create("https://api.telnyx.com/v2/"), "KEY-1", null, "p", Duration.ZERO, Duration.ZERO, 1);
        assertThat(properties.toString()).doesNotContain("KEY-1");
        assertThat(properties.base()).isEqualTo("https://api.telnyx.com/v2");
    }
}
