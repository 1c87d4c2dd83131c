package com.voepy.numbers.query.audit;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.STRANGER;
import static com.voepy.numbers.query.testing.Fixture.STRANGERS_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChainsTest {

    static final String AUDITOR_KEY = ApiKeys.generateTest();
    static final UUID SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000006");
    static final TestDatabase DATABASE = TestDatabase.create();
    static final TestLog LOG = new TestLog(DATABASE);

    @SuppressWarnings("NullAway.Init")
    static QueryNode node;

    /// Ids of the events of the chain: ordered, debited, called, activated.
    @SuppressWarnings("NullAway.Init")
    static List<String> ids;

    @BeforeAll
    static void start() {
        LOG.append(Fixture.born());
        LOG.append(Fixture.key(AUDITOR_KEY, null, Set.of(ApiKeyScope.AUDITOR)));
        node = QueryNode.start(DATABASE);
        LOG.append(new WebhookSubscriptionCreated(
                SUBSCRIPTION,
                TENANT,
                // Nobody listens there, and no private address is sent to.
                "http://127.0.0.1:9/hook",
                List.of("*"),
                null,
                true,
                node.bean(SecretBox.class).seal("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")));
        LOG.append(asked(TENANT, "key-1", "req-1", "PlaceOrder"), debited(), Fixture.ordered(TENANT, NUMBER, 1));
        var ordered = last();
        LOG.append(did("fulfil-order", "req-1", ordered, null), called(TENANT));
        LOG.append(
                did("fulfil-order", "req-1", ordered, "ResolveNumbers"),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER));
        var head = LOG.log().head();
        ids = LOG.log().after(head - 4, 4).stream()
                .map(logged -> logged.eventId().toString())
                .toList();
        // Somebody else chose the same id, and an operator.
        LOG.append(asked(STRANGER, "key-2", "req-1", "RenameTenant"), new TenantRenamed(STRANGER, "Other"));
        LOG.append(
                asked(null, "operator", "req-op", "GrantCredit"),
                new BalanceCredited(TENANT, 500, 900, "wire"),
                new RequestAnswered(UUID.randomUUID(), null, "POST /v1/admin", "f", 201, null, "b", false));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_tenant_sees_from_its_request_to_its_webhooks() {
        var chain = chain(KEY);

        assertThat(chain.at("/request_id").asString()).isEqualTo("req-1");
        assertThat(chain.at("/request").asString()).isEqualTo("POST /v1/numbers/order");
        assertThat(chain.at("/tenant_id").asString()).isEqualTo(TENANT.toString());
        assertThat(chain.at("/actor").asString()).isEqualTo("key-1");
        assertThat(chain.at("/received_at")).isEqualTo(chain.at("/events/0/occurred_at"));
        assertThat(chain.at("/truncated").asBoolean()).isFalse();
        assertThat(chain.at("/commands").toString())
                .isEqualTo(("[{'command':'PlaceOrder','actor':'key-1','at':%s,'events':['%s','%s']},"
                                + "{'command':'ResolveNumbers','actor':'system:fulfil-order','at':%s,'events':['%s']}]")
                        .formatted(
                                chain.at("/events/0/occurred_at"),
                                ids.get(0),
                                ids.get(1),
                                chain.at("/events/2/occurred_at"),
                                ids.get(3))
                        .replace('\'', '"'));
        assertThat(texts(chain.at("/events"), "type"))
                .containsExactly("BalanceDebited", "NumberOrdered", "NumberActivated");
        assertThat(chain.at("/debits/0/amount_cents").asLong()).isEqualTo(-100);
        assertThat(chain.at("/debits/0/event_id").asString()).isEqualTo(ids.get(0));
        assertThat(chain.at("/debits")).hasSize(1);
        assertThat(chain.at("/webhooks/0/event_id").asString()).isEqualTo(ids.get(3));
        assertThat(chain.at("/webhooks/0/delivery/type").asString()).isEqualTo("number.activated");
        assertThat(chain.at("/causes")).hasSize(4);
        assertThat(causeOf(chain, ids.get(1))).isEqualTo("req-1");
        assertThat(causeOf(chain, ids.get(3))).isEqualTo(ids.get(1));
        assertThat(causeOf(chain, chain.at("/webhooks/0/delivery/id").asString()))
                .isEqualTo(ids.get(3));
    }

    @Test
    void what_the_platform_asked_the_carrier_is_shown_to_auditors_alone() {
        assertThat(chain(KEY).at("/carrier_calls")).isEmpty();
        assertThat(chain(KEY).toString()).doesNotContain(ids.get(2), "number_orders");

        var chain = audited("req-1").at("/data/0");
        var call = chain.at("/carrier_calls/0");
        assertThat(call.at("/event_id").asString()).isEqualTo(ids.get(2));
        assertThat(call.at("/path").asString()).isEqualTo("/v2/number_orders");
        assertThat(call.at("/outcome").asString()).isEqualTo("answered");
        assertThat(call.at("/status").asInt()).isEqualTo(200);
        assertThat(call.at("/repeats").asInt()).isEqualTo(7);
        assertThat(call.at("/actor").asString()).isEqualTo("system:fulfil-order");
        assertThat(causeOf(chain, ids.get(2))).isEqualTo(ids.get(1));
        assertThat(texts(chain.at("/events"), "type")).doesNotContain("CarrierCalled");
        assertThat(chain.at("/webhooks/0/delivery/type").asString()).isEqualTo("number.activated");
    }

    @Test
    void attempts_are_in_the_chain_as_they_are_made() {
        await().untilAsserted(() -> {
            var attempt = chain(KEY).at("/webhooks/0/delivery/attempts/0");
            assertThat(attempt.at("/status").asString()).isEqualTo("failed");
            assertThat(attempt.at("/error").asString()).isNotBlank();
        });
    }

    @Test
    void two_tenants_with_the_same_id_are_kept_apart() {
        assertThat(texts(chain(STRANGERS_KEY).at("/events"), "type")).containsExactly("TenantRenamed");
        assertThat(chain(STRANGERS_KEY).at("/tenant_id").asString()).isEqualTo(STRANGER.toString());

        var both = audited("req-1").at("/data");
        assertThat(texts(both, "tenant_id")).containsExactly(TENANT.toString(), STRANGER.toString());
        var one = audited("req-1?tenant_id=" + STRANGER).at("/data");
        assertThat(one).hasSize(1);
        assertThat(one.at("/0")).isEqualTo(both.at("/1"));
    }

    @Test
    void what_an_operator_did_for_a_tenant_is_one_chain() {
        var chains = audited("req-op").at("/data");

        assertThat(chains).hasSize(1);
        assertThat(texts(chains.at("/0/events"), "type")).containsExactly("BalanceCredited", "RequestAnswered");
        assertThat(chains.at("/0/debits/0/amount_cents").asLong()).isEqualTo(500);
        assertThat(chains.at("/0/events/1/data/body").asString()).isEqualTo(EventJson.HIDDEN);
        // The tenant sees what happened to it and not what the operator was answered.
        assertThat(texts(node.json("/v1/requests/req-op", KEY).at("/events"), "type"))
                .containsExactly("BalanceCredited");
    }

    @Test
    void a_test_message_is_told_of_by_its_delivery() {
        LOG.append(asked(TENANT, "key-1", "req-test", "TestWebhook"), new WebhookTestRequested(SUBSCRIPTION, TENANT));

        var webhooks = node.json("/v1/requests/req-test", KEY).at("/webhooks");
        assertThat(webhooks).hasSize(1);
        assertThat(webhooks.at("/0/delivery/type").asString()).isEqualTo("webhook.test");
    }

    @Test
    void an_id_that_is_said_for_ever_comes_in_pages_that_begin_the_same_way() {
        LOG.append(
                asked(TENANT, "key-1", "again", "RenameTenant"),
                renamed(TENANT, Chains.EVENTS_MAX + 1).toArray(Event[]::new));

        var path = "/v1/requests/again";
        var first = node.json(path, KEY);
        assertThat(first.at("/events")).hasSize(Chains.EVENTS_MAX);
        assertThat(first.at("/meta/count").asInt()).isEqualTo(Chains.EVENTS_MAX);
        assertThat(first.at("/truncated").asBoolean()).isFalse();
        var cursor = first.at("/meta/next_cursor").asString();
        var second = node.json(path + "?cursor=" + cursor, KEY);
        assertThat(second.at("/events/0/data/name").asString()).isEqualTo("Name " + Chains.EVENTS_MAX);
        assertThat(second.at("/meta/next_cursor").isNull()).isTrue();
        assertThat(second.at("/received_at")).isEqualTo(first.at("/received_at"));
        assertThat(second.at("/actor")).isEqualTo(first.at("/actor"));

        assertThat(node.get("/v1/requests/req-1?cursor=" + cursor, KEY).statusCode())
                .isEqualTo(422);
        var seen = audited("again").at("/data/0");
        assertThat(seen.at("/events")).hasSize(Chains.EVENTS_MAX);
        assertThat(audited("again?cursor=" + seen.at("/meta/next_cursor").asString())
                        .at("/data/0/events"))
                .hasSize(1);
    }

    @Test
    void a_tenant_that_says_an_id_for_ever_hides_no_other() {
        LOG.append(
                asked(TENANT, "key-1", "crowded", "RenameTenant"),
                renamed(TENANT, Chains.EVENTS_MAX).toArray(Event[]::new));
        LOG.append(asked(STRANGER, "key-2", "crowded", "RenameTenant"), new TenantRenamed(STRANGER, "Other"));

        var theirs = audited("crowded?tenant_id=" + STRANGER).at("/data");
        assertThat(texts(theirs, "tenant_id")).containsExactly(STRANGER.toString());
        assertThat(theirs.at("/0/events")).hasSize(1);
        // Of all together it is on the next page.
        var all = audited("crowded").at("/data");
        assertThat(texts(all, "tenant_id")).containsExactly(TENANT.toString());
        assertThat(texts(
                        audited("crowded?cursor="
                                        + all.at("/0/meta/next_cursor").asString())
                                .at("/data"),
                        "tenant_id"))
                .containsExactly(STRANGER.toString());
    }

    @Test
    void a_carrier_that_is_asked_for_weeks_hides_nothing_that_happened() {
        LOG.append(
                asked(TENANT, "key-1", "polled", "PlaceOrder"), Fixture.ordered(TENANT, new E164("+15125550199"), 1));
        var ordered = last();
        LOG.append(
                did("fulfil-order", "polled", ordered, null),
                IntStream.range(0, Chains.CALLS_MAX + 1)
                        .mapToObj(_ -> called(TENANT))
                        .toArray(Event[]::new));
        LOG.append(did("fulfil-order", "polled", ordered, "End"), new TenantRenamed(TENANT, "At last"));

        for (var query : List.of("polled", "polled?tenant_id=" + TENANT)) {
            var chain = audited(query).at("/data/0");
            assertThat(texts(chain.at("/events"), "type")).containsExactly("NumberOrdered", "TenantRenamed");
            assertThat(chain.at("/carrier_calls")).hasSize(Chains.CALLS_MAX);
            assertThat(chain.at("/truncated").asBoolean()).isTrue();
            assertThat(chain.at("/meta/next_cursor").isNull()).isTrue();
        }
    }

    @Test
    void what_an_operator_did_for_two_tenants_is_nobodys() {
        for (var tenant : List.of(TENANT, STRANGER)) {
            LOG.append(
                    asked(null, "operator", "req-two", "RenameTenant"),
                    new TenantRenamed(tenant, "Renamed for them"),
                    new RequestAnswered(UUID.randomUUID(), null, "POST /v1/admin", "f", 201, null, "b", false));
        }

        var all = audited("req-two").at("/data");
        assertThat(all).hasSize(3);
        for (var i = 0; i < 3; i++) {
            var tenant = all.at("/%d/tenant_id".formatted(i));
            if (!tenant.isNull()) {
                assertThat(audited("req-two?tenant_id=" + tenant.asString()).at("/data/0/events"))
                        .isEqualTo(all.at("/%d/events".formatted(i)));
            }
        }
    }

    @Test
    void a_request_of_nobody_or_of_others_is_not_found() {
        LOG.append(asked(STRANGER, "key-2", "theirs", "RenameTenant"), new TenantRenamed(STRANGER, "Other"));
        for (var path : List.of("/v1/requests/theirs", "/v1/requests/never", "/v1/requests/" + "x".repeat(200))) {
            assertThat(node.get(path, KEY).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(node.get("/v1/audit/requests/never", AUDITOR_KEY).statusCode())
                .isEqualTo(404);
        assertThat(node.get("/v1/audit/requests/theirs?tenant_id=" + TENANT, AUDITOR_KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.get("/v1/audit/requests/theirs?tenant_id=1", AUDITOR_KEY)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void each_has_its_own_scope() {
        assertThat(node.get("/v1/audit/requests/req-1", KEY).statusCode()).isEqualTo(403);
        assertThat(node.get("/v1/audit/requests/req-1", OPERATOR_KEY).statusCode())
                .isEqualTo(403);
        assertThat(node.get("/v1/requests/req-1", AUDITOR_KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void calls_are_found_by_number_by_resource_and_by_the_tenant_that_they_were_made_for() {
        for (var filter : List.of("phone_number=" + NUMBER.value(), "resource_id=" + ORDER, "resource_id=" + TENANT)) {
            var found = node.json("/v1/audit/events?type=CarrierCalled&" + filter, AUDITOR_KEY)
                    .at("/data");
            assertThat(texts(found, "id")).as(filter).containsExactly(ids.get(2));
            assertThat(node.json("/v1/events?type=CarrierCalled&" + filter, KEY).at("/data"))
                    .as(filter)
                    .isEmpty();
        }
        assertThat(node.get("/v1/events/" + ids.get(2), KEY).statusCode()).isEqualTo(404);
    }

    private static List<Event> renamed(UUID tenantId, int times) {
        return IntStream.range(0, times)
                .<Event>mapToObj(i -> new TenantRenamed(tenantId, "Name " + i))
                .toList();
    }

    private static JsonNode chain(String key) {
        return node.json("/v1/requests/req-1", key);
    }

    private static JsonNode audited(String request) {
        return node.json("/v1/audit/requests/" + request, AUDITOR_KEY);
    }

    private static @Nullable String causeOf(JsonNode chain, String id) {
        return chain.at("/causes")
                .valueStream()
                .filter(cause -> cause.at("/id").asString().equals(id))
                .map(cause -> cause.at("/caused_by").asString())
                .findFirst()
                .orElse(null);
    }

    private static List<String> texts(JsonNode items, String member) {
        return items.valueStream().map(item -> item.at("/" + member).asString()).toList();
    }

    private static EventMetadata asked(@Nullable UUID tenantId, String actor, String requestId, String command) {
        return new EventMetadata(
                tenantId, actor, requestId, null, requestId, requestId, "POST /v1/numbers/order", command);
    }

    private static EventMetadata did(String process, String requestId, UUID cause, @Nullable String command) {
        return new EventMetadata(
                TENANT,
                "system:" + process,
                requestId,
                null,
                requestId,
                cause.toString(),
                "POST /v1/numbers/order",
                command);
    }

    private static UUID last() {
        return LOG.last().eventId();
    }

    private static BalanceDebited debited() {
        return new BalanceDebited(TENANT, 100, 400, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER);
    }

    private static CarrierCalled called(UUID tenantId) {
        return new CarrierCalled(
                UUID.randomUUID(),
                tenantId,
                "telnyx",
                "POST",
                "/v2/number_orders",
                "{}",
                CarrierCallOutcome.ANSWERED,
                null,
                200,
                12,
                "{}",
                "their-1",
                ORDER,
                List.of(NUMBER),
                7);
    }
}
