package com.voepy.numbers.command.dispatch;

import static com.voepy.numbers.command.testing.NumberService.ACTIVATION_CENTS;
import static com.voepy.numbers.command.testing.NumberService.OPERATOR_KEY;
import static com.voepy.numbers.command.testing.NumberService.json;
import static com.voepy.numbers.command.testing.Orders.balanceCents;
import static com.voepy.numbers.command.testing.Orders.order;
import static com.voepy.numbers.command.testing.Orders.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.testing.AtOnce;
import com.voepy.numbers.command.testing.NumberService;
import com.voepy.numbers.command.testing.NumberService.Tenant;
import com.voepy.numbers.command.testing.WithNumberService;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Streams;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The promise of `Idempotency-Key`, over real HTTP.
@ExtendWith(WithNumberService.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyHttpTest {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    final NumberService service;

    Tenant tenant;
    E164 number;

    IdempotencyHttpTest(NumberService service) {
        this.service = service;
    }

    @BeforeEach
    void make_a_tenant() {
        tenant = service.tenant(1_000);
        number = service.fresh();
    }

    @Test
    void a_repetition_gets_the_first_answer_byte_for_byte() {
        var first = order(service, tenant, List.of(number), KEY, "k-1");
        var head = service.head();

        var again = order(service, tenant, List.of(number), KEY, "k-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(orderId(again)).isEqualTo(orderId(first));
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(again.headers().firstValue(REPLAYED)).hasValue("true");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_key_is_the_same_with_and_without_its_quotes() {
        var first = order(service, tenant, List.of(number), KEY, "\"k-1\"");
        var again = order(service, tenant, List.of(number), KEY, "k-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue(REPLAYED)).hasValue("true");
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        order(service, tenant, List.of(number), KEY, "k-1");
        var head = service.head();

        var other = order(service, tenant, List.of(service.fresh()), KEY, "k-1");

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("code").asString()).isEqualTo("idempotency_key_reused");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void a_key_is_the_tenants_own_and_the_paths_own() {
        order(service, tenant, List.of(number), KEY, "k-1");

        var elsewhere = order(service, service.tenant(1_000), List.of(service.fresh()), KEY, "k-1");
        var onAnotherPath = service.post("/v1/connections", tenant.key(), "{\"name\": \"Shop\"}", KEY, "k-1");

        assertThat(elsewhere.statusCode()).isEqualTo(201);
        assertThat(onAnotherPath.statusCode()).isEqualTo(201);
    }

    @Test
    void a_refusal_is_not_kept() {
        var poor = service.tenant(0);
        assertThat(order(service, poor, List.of(number), KEY, "k-1").statusCode())
                .isEqualTo(402);

        service.credit(poor.id(), ACTIVATION_CENTS);
        var paid = order(service, poor, List.of(number), KEY, "k-1");

        assertThat(paid.statusCode()).isEqualTo(201);
        assertThat(paid.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(balanceCents(service, poor)).isZero();
    }

    @Test
    void a_key_that_is_none_is_refused() {
        for (var key : List.of("", "\"\"", "a b", "x".repeat(256))) {
            var answer = order(service, tenant, List.of(number), KEY, key);
            assertThat(answer.statusCode()).as(key).isEqualTo(400);
            assertThat(json(answer).path("code").asString()).isEqualTo("idempotency_key_invalid");
        }
        assertThat(order(service, tenant, List.of(number), KEY, "x".repeat(255)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_hundred_duplicates_at_once_are_one_order() {
        var answers = AtOnce.run(100, _ -> order(service, tenant, List.of(number), KEY, "k-1"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> answer.headers().firstValue(REPLAYED).isEmpty())
                .hasSize(1);
        assertThat(service.events(Streams.number(number), NumberOrdered.class)).hasSize(1);
        assertThat(balanceCents(service, tenant)).isEqualTo(1_000 - ACTIVATION_CENTS);
    }

    @Test
    void duplicates_among_other_orders_on_two_nodes_are_one_order() {
        try (var node = new NumberService(service.database())) {
            service.credit(tenant.id(), 10_000);
            var others = service.fresh(40);

            var answers = AtOnce.run(
                    80,
                    i -> i % 2 == 0
                            ? order(i % 4 == 0 ? service : node, tenant, List.of(number), KEY, "k-1")
                            : order(i % 4 == 1 ? service : node, tenant, others.subList(i / 2, i / 2 + 1)));

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(service.events(Streams.number(number), NumberOrdered.class))
                    .hasSize(1);
            assertThat(balanceCents(service, tenant)).isEqualTo(11_000 - 41 * ACTIVATION_CENTS);
        }
    }

    @Test
    void a_secret_is_shown_again_and_is_nowhere_in_the_log() {
        var body = "{\"name\": \"ci\", \"scopes\": [\"numbers:read\"]}";
        var first = service.post("/v1/api-keys", tenant.key(), body, KEY, "k-1");
        var again = service.post("/v1/api-keys", tenant.key(), body, KEY, "k-1");
        var tenantMade = service.post(
                "/v1/admin/tenants",
                OPERATOR_KEY,
                "{\"name\": \"Beta\"}",
                KEY,
                tenant.id().toString());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue(REPLAYED)).hasValue("true");
        for (var answer : List.of(first, tenantMade)) {
            var secret = json(answer).path("api_key").asString();
            assertThat(secret).startsWith("vn_");
            assertThat(rowsThatHold(secret)).isZero();
        }
    }

    private long rowsThatHold(String text) {
        return service.database()
                .jdbc()
                .sql("SELECT count(*) FROM log.event WHERE strpos(payload::text || metadata::text, :text) > 0")
                .param("text", text)
                .query(Long.class)
                .single();
    }
}
