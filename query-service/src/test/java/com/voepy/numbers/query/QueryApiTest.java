package com.voepy.numbers.query;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.RESERVATION;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryApiTest {

    static final UUID OVER = UUID.fromString("5e000000-0000-4000-8000-00000000000e");
    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");
    static final String LOOKUP_ONLY_KEY = ApiKeys.generateTest();

    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(
                Fixture.key(LOOKUP_ONLY_KEY, TENANT, Set.of(ApiKeyScope.LOOKUP_READ)),
                new BalanceCredited(TENANT, 1_000, 1_000, "wire-1"),
                new BalanceDebited(TENANT, 100, 900, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER),
                new BalanceRefunded(TENANT, 100, 1_000, ORDER, NUMBER_ID, NUMBER),
                new NumberOrderPlaced(
                        ORDER,
                        TENANT,
                        "US",
                        NumberType.LOCAL,
                        List.of(new OrderLine(NUMBER, NUMBER_ID, 100, 150)),
                        "desk",
                        null),
                new ReservationCreated(RESERVATION, TENANT, List.of(NUMBER), FAR_AHEAD, "desk"),
                new ReservationCreated(OVER, TENANT, List.of(NUMBER), LONG_AGO, null));
        node = QueryNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void the_balance_is_the_sum_of_the_ledger() {
        assertThat(node.json("/v1/balance", KEY).toString())
                .isEqualTo("{\"balance_cents\":1000,\"currency\":\"USD\",\"low_balance_threshold_cents\":500}");
        var ledger = node.json("/v1/balance/transactions", KEY).get("data");
        assertThat(ledger.findValuesAsString("type")).containsExactly("refund", "debit", "credit");
        assertThat(ledger.valueStream()
                        .mapToLong(line -> line.get("amount_cents").asLong())
                        .sum())
                .isEqualTo(1_000);
        assertThat(ledger.get(1).get("reference").asString())
                .contains(ORDER.toString())
                .contains(NUMBER.value());
    }

    @Test
    void a_reservation_whose_time_is_over_is_expired_before_any_event_says_so() {
        assertThat(node.json("/v1/number-reservations/" + OVER, KEY)
                        .get("status")
                        .asString())
                .isEqualTo("expired");
        assertThat(node.json("/v1/number-reservations", KEY).get("data").findValuesAsString("status"))
                .containsExactly("expired", "active");
    }

    @Test
    void the_default_connection_is_found_without_its_id() {
        var connection = node.json("/v1/connection", KEY);
        assertThat(connection.get("id").asString()).isEqualTo(CONNECTION.toString());
        assertThat(connection.get("is_default").asBoolean()).isTrue();
        assertThat(node.json("/v1/connections", KEY).get("data").get(0)).isEqualTo(connection);
        assertThat(node.json("/v1/connections/" + CONNECTION, KEY)).isEqualTo(connection);
    }

    @Test
    void keys_are_listed_without_what_could_be_used() {
        var keys = node.json("/v1/api-keys", KEY);
        assertThat(keys.get("meta").get("count").asInt()).isEqualTo(2);
        assertThat(keys.toString()).doesNotContain(KEY).doesNotContain(ApiKeys.hash(KEY));
        assertThat(keys.get("data").get(0).has("last_used_at")).isTrue();
    }

    @Test
    void the_last_use_of_a_key_shows_soon_and_leaves_its_version_alone() {
        var id = ApiKeys.idOf(ApiKeys.hash(STRANGERS_KEY));
        await().until(() -> {
            var shown = node.json("/v1/api-keys/" + id, STRANGERS_KEY).get("last_used_at");
            return !shown.isNull()
                    && Duration.between(Instant.parse(shown.asString()), Instant.now())
                                    .abs()
                                    .compareTo(Duration.ofMinutes(2))
                            < 0;
        });
        var answer = node.get("/v1/api-keys/" + id, STRANGERS_KEY);
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[\\w-]{16}\\.[\\w-]{8}\"");
        assertThat(node.get("/v1/api-keys/" + id, STRANGERS_KEY, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(node.json("/v1/api-keys", STRANGERS_KEY).get("data").get(0).toString())
                .isEqualTo(answer.body());
        assertThat(node.json("/v1/api-keys/" + ApiKeys.idOf(ApiKeys.hash(LOOKUP_ONLY_KEY)), KEY)
                        .has("last_used_at"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/number-orders", "/v1/number-reservations"})
    void lists_are_filtered_by_the_customers_reference(String path) {
        assertThat(node.json(path + "?customer_reference=desk", KEY)
                        .get("data")
                        .findValuesAsString("customer_reference"))
                .containsExactly("desk");
        assertThat(node.json(path + "?customer_reference=desks", KEY).get("data"))
                .isEmpty();
        assertThat(node.get(path + "?customer_reference=" + "x".repeat(121), KEY)
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "251", "-1", "1.5", "all", "", "99999999999999999999"})
    void a_page_has_between_1_and_250_items(String limit) {
        for (var path : List.of(
                "/v1/numbers",
                "/v1/numbers/available",
                "/v1/number-orders",
                "/v1/number-reservations",
                "/v1/connections",
                "/v1/balance/transactions",
                "/v1/api-keys",
                "/v1/webhooks",
                "/v1/webhook-deliveries")) {
            var answer = node.get("%s?limit=%s".formatted(path, limit), KEY);
            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(answer.body()).as(path).contains("\"field\":\"limit\"");
            assertThat(node.get(path + "?limit=250", KEY).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/number-orders/0d000000-0000-4000-8000-000000000001",
                "/v1/number-reservations/5e000000-0000-4000-8000-000000000001",
                "/v1/connections/c0000000-0000-4000-8000-000000000001",
                "/v1/connection",
                "/v1/balance"
            })
    void a_single_resource_is_sent_once(String path) {
        var first = node.get(path, KEY);
        var tag = first.headers().firstValue("ETag");
        for (var sent : List.of(tag.orElseThrow(), "W/" + tag.orElseThrow(), "\"x\", " + tag.orElseThrow())) {
            var again = node.get(path, KEY, "If-None-Match", sent);
            assertThat(again.statusCode()).as(sent).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).isEqualTo(tag);
        }
        assertThat(node.get(path, KEY, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    }

    @Test
    void an_operator_sees_tenants_and_tiers() {
        assertThat(node.json("/v1/admin/tenants", OPERATOR_KEY)
                        .get("meta")
                        .get("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(node.json("/v1/admin/tenants/" + TENANT, OPERATOR_KEY)
                        .get("name")
                        .asString())
                .isEqualTo("Yourco");
        assertThat(node.json("/v1/admin/pricing-tiers/standard", OPERATOR_KEY)
                        .get("default_markup_basis_points")
                        .asLong())
                .isEqualTo(10_000);
        assertThat(node.get("/v1/admin/pricing-tiers/none", OPERATOR_KEY).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/number-orders/0d000000-0000-4000-8000-000000000001",
                "/v1/number-reservations/5e000000-0000-4000-8000-000000000001",
                "/v1/connections/c0000000-0000-4000-8000-000000000001"
            })
    void what_is_anothers_is_not_found(String path) {
        assertThat(node.get(path, KEY).statusCode()).isEqualTo(200);
        assertThat(node.get(path, STRANGERS_KEY).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/numbers",
                "/v1/number-orders",
                "/v1/number-reservations",
                "/v1/connections",
                "/v1/balance/transactions"
            })
    void lists_show_nothing_of_others_and_refuse_broken_cursors(String path) {
        assertThat(node.json(path, STRANGERS_KEY).get("meta").toString())
                .isEqualTo("{\"count\":0,\"next_cursor\":null}");
        var answer = node.get(path + "?cursor=AAAA", KEY);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"cursor\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/numbers",
                "/v1/numbers/available",
                "/v1/number-orders",
                "/v1/number-reservations",
                "/v1/connection",
                "/v1/connections",
                "/v1/balance",
                "/v1/balance/transactions",
                "/v1/api-keys",
                "/v1/admin/tenants",
                "/v1/admin/privacy/erasures",
                "/v1/admin/pricing-tiers/standard"
            })
    void a_key_without_the_scope_is_refused(String path) {
        assertThat(node.get(path, LOOKUP_ONLY_KEY).statusCode()).isEqualTo(403);
        assertThat(node.get(path, "nonsense").statusCode()).isEqualTo(401);
    }
}
