package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Emergency;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Somebody asks what happened, who did it and how it was before.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvestigatingJourneyTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 5_000);
    private final Client client = tenant.client();
    private final Client stranger = Tenant.with(platform, 5_000).client();

    /// The operator's first key is an auditor's as well.
    private final Client auditor = Tenant.operator(platform);

    @Test
    void an_order_is_found_by_its_request_its_key_its_number_and_its_id() {
        var request = "req-" + UUID.randomUUID();
        var key = UUID.randomUUID().toString();
        var e164 = Stock.number();
        var ordered = client.post(
                        "/v1/numbers/order", Client.orderOf(e164), "X-Request-Id", request, "Idempotency-Key", key)
                .expect(201);
        var actor = client.get("/v1/api-keys").expect(200).at("/data/0/id");

        var byKey = events(client, "idempotency_key=" + key);
        assertThat(types(byKey))
                .containsExactlyInAnyOrder("BalanceDebited", "NumberOrdered", "NumberOrderPlaced", "RequestAnswered");
        assertThat(byKey).allSatisfy(event -> {
            assertThat(event.at("/request_id").asString()).isEqualTo(request);
            assertThat(event.at("/actor").asString()).isEqualTo(actor);
            assertThat(event.at("/tenant_id").asString()).isEqualTo(tenant.id());
        });
        Orders.awaitStatus(client, ordered.at("/0/id"), "active");
        // What the platform did by itself afterwards goes back to the request.
        var byRequest = events(client, "request_id=" + request);
        assertThat(byRequest).containsAll(byKey);
        assertThat(byRequest).anySatisfy(event -> {
            assertThat(event.at("/type").asString()).isEqualTo("NumberActivated");
            assertThat(event.at("/actor").asString()).startsWith("system:");
        });
        assertThat(types(events(client, "phone_number=" + escaped(e164) + "&type=NumberOrdered")))
                .containsExactly("NumberOrdered");
        assertThat(types(events(client, "resource_id=" + Orders.idOf(ordered))))
                .contains("BalanceDebited", "NumberOrdered", "NumberOrderPlaced", "NumberActivated");
        assertThat(events(client, "actor=" + actor)).containsAll(byKey);
        var first = byKey.getFirst();
        assertThat(client.get("/v1/events/" + first.at("/id").asString())
                        .expect(200)
                        .json())
                .isEqualTo(first);

        for (var filter : List.of(
                "idempotency_key=" + key,
                "request_id=" + request,
                "phone_number=" + escaped(e164),
                "resource_id=" + Orders.idOf(ordered),
                "actor=" + actor)) {
            assertThat(events(stranger, filter)).as(filter).isEmpty();
        }
        for (var event : byRequest) {
            stranger.get("/v1/events/" + event.at("/id").asString()).expect(404);
        }
    }

    /// From the request id alone to the last webhook, and to what the carrier was asked.
    @Test
    void a_request_leads_to_its_debit_its_calls_to_the_carrier_and_its_webhooks() {
        var request = "req-" + UUID.randomUUID();
        var e164 = Stock.number();
        try (var receiver = WebhookReceiver.start()) {
            client.post("/v1/webhooks", Map.of("url", receiver.url(), "event_types", List.of("number_order.completed")))
                    .expect(201);
            var ordered = client.post("/v1/numbers/order", Client.orderOf(e164), "X-Request-Id", request)
                    .expect(201);
            await().atMost(SOON).untilAsserted(() -> {
                var attempt =
                        client.get("/v1/requests/" + request).expect(200).json().at("/webhooks/0/delivery/attempts/0");
                assertThat(attempt.at("/status").asString()).isEqualTo("succeeded");
            });

            var mine = client.get("/v1/requests/" + request).expect(200).json();
            assertThat(mine.at("/request").asString()).isEqualTo("POST /v1/numbers/order");
            assertThat(mine.at("/commands/0/command").asString()).isEqualTo("PlaceOrder");
            assertThat(types(items(mine, "/events")))
                    .contains("BalanceDebited", "NumberOrdered", "NumberActivated", "NumberOrderCompleted");
            assertThat(mine.at("/debits/0/reference").asString()).contains(e164);
            assertThat(mine.at("/debits/0/amount_cents").asLong()).isNegative();
            assertThat(mine.at("/carrier_calls")).isEmpty();

            var audited = auditor.get("/v1/audit/requests/" + request + "?tenant_id=" + tenant.id())
                    .expect(200)
                    .json()
                    .at("/data/0");
            assertThat(ids(items(audited, "/events"))).isEqualTo(ids(items(mine, "/events")));
            var call = items(audited, "/carrier_calls").stream()
                    .filter(one -> one.at("/method").asString().equals("POST"))
                    .findFirst()
                    .orElseThrow();
            assertThat(call.at("/path").asString()).endsWith("/number_orders");
            assertThat(call.at("/outcome").asString()).isEqualTo("answered");
            assertThat(call.at("/status").asInt()).isEqualTo(200);
            assertThat(call.at("/request_body").asString()).contains(e164);
            assertThat(call.at("/response_body").asString()).contains("pending");
            assertThat(call.at("/carrier_request_id").asString()).isNotBlank();
            assertThat(call.at("/resource_id").asString())
                    .isEqualTo(ordered.header("Location").orElseThrow().substring("/v1/number-orders/".length()));
            var calls = "/v1/audit/events?type=CarrierCalled&phone_number=" + escaped(e164);
            assertThat(ids(all(auditor, calls))).contains(call.at("/event_id").asString());
            assertThat(events(client, "type=CarrierCalled")).isEmpty();
            stranger.get("/v1/requests/" + request).expect(404);
            // Whoever calls the carrier says what for, other journeys' calls included.
            var recently = "/v1/audit/events?type=CarrierCalled&limit=250&from="
                    + Instant.now().minusSeconds(60);
            assertThat(all(auditor, recently))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.at("/actor").asString()).isNotEmpty());
        }
    }

    /// What the carrier is told of a person, and says of one, is in the record of the call only as a gap.
    @Test
    void a_call_about_a_person_is_on_record_without_the_person() {
        var request = "req-" + UUID.randomUUID();
        client.post("/v1/emergency-addresses", Emergency.address("1 Canary St"), "X-Request-Id", request)
                .expect(201);

        var chain = auditor.get("/v1/audit/requests/" + request).expect(200);

        assertThat(chain.at("/data/0/carrier_calls/0/path")).endsWith("/addresses/actions/validate");
        assertThat(chain.at("/data/0/carrier_calls/0/request_body"))
                .contains("\"street_address\":\"[redacted]\"", "\"country_code\":\"US\"");
        assertThat(chain.text()).doesNotContain("Canary");
        assertThat(client.get("/v1/requests/" + request).expect(200).text()).contains("1 Canary St");
    }

    @Test
    void an_event_is_found_by_what_it_cost() {
        var number = Orders.activeNumber(client);
        var e164 = escaped(number.at("/e164").asString());
        var price = number.at("/activation_price_cents_customer").asLong();

        assertThat(types(events(client, "phone_number=" + e164 + "&amount_cents=" + price)))
                .contains("BalanceDebited", "NumberOrdered");
        assertThat(events(client, "phone_number=" + e164 + "&amount_cents_min=" + 100_000))
                .isEmpty();
        assertThat(types(all(auditor, "/v1/audit/events?tenant_id=" + tenant.id() + "&amount_cents_min=5000&limit=1")))
                .contains("BalanceCredited");
    }

    @Test
    void a_dispute_is_settled_by_what_was_then() {
        var before = Instant.now();
        var number = Orders.activeNumber(client).at("/id").asString();
        var path = "/v1/numbers/" + number;
        client.patch(path, Map.of("customer_reference", "primary-support-line"), "X-Request-Id", "change-1")
                .expect(200);
        client.patch(path, Map.of("customer_reference", "sales"), "X-Request-Id", "change-2")
                .expect(200);

        var history = all(client, path + "/history?limit=2");

        assertThat(types(history))
                .startsWith("NumberOrdered", "NumberActivated")
                .contains("NumberConfigured");
        var changes = history.stream()
                .filter(entry -> entry.at("/type").asString().equals("NumberConfigured"))
                .toList();
        assertThat(changes.stream().map(entry -> entry.at("/request_id").asString()))
                .containsExactly("change-1", "change-2");
        assertThat(changes.getFirst().at("/changes/customer_reference/from").isNull())
                .isTrue();
        assertThat(changes.getLast().at("/changes/customer_reference").toString())
                .isEqualTo("{\"from\":\"primary-support-line\",\"to\":\"sales\"}");
        var between = changes.getLast().at("/occurred_at").asString();
        var justBefore = Instant.parse(between).minusMillis(1);
        assertThat(client.get(path + "?as_of=" + justBefore).expect(200).at("/customer_reference"))
                .isEqualTo("primary-support-line");
        assertThat(client.get(path + "?as_of=" + between).expect(200).at("/customer_reference"))
                .isEqualTo("sales");
        client.get(path + "?as_of=" + before.minusSeconds(60)).expect(404);

        var diff = client.get(path + "/diff?from=" + justBefore).expect(200);
        assertThat(diff.json().at("/changes/customer_reference").toString())
                .isEqualTo("{\"from\":\"primary-support-line\",\"to\":\"sales\"}");
        assertThat(diff.at("/events/0/request_id")).isEqualTo("change-2");
        var bought = client.get("/v1/balance/diff?from=" + before).expect(200);
        assertThat(bought.at("/changes/balance_cents/from")).isEqualTo("5000");
        assertThat(bought.at("/events/0/type")).isEqualTo("BalanceDebited");

        var now = client.get(path).expect(200);
        var order = "/v1/number-orders/" + now.at("/number_order_id");
        var placed = client.get(order).expect(200).at("/created_at");
        assertThat(client.get(order + "?as_of=" + placed).expect(200).at("/status"))
                .isEqualTo("pending");
        assertThat(client.get("/v1/balance?as_of=" + before).expect(200).at("/balance_cents"))
                .isEqualTo("5000");
        assertThat(tenant.balanceCents()).isLessThan(5_000);

        stranger.get(path + "/history").expect(404);
        stranger.get(path + "?as_of=" + between).expect(404);
        stranger.get(order + "?as_of=" + placed).expect(404);
        stranger.get(path + "/diff?from=" + before).expect(404);
    }

    /// The carrier sells the number to nobody, so that two tenants can have it one after the other.
    @Test
    void an_auditor_sees_both_tenants_of_a_number_and_each_tenant_its_own_time() {
        var e164 = Stock.magic(2);
        var mine = Orders.order(client, e164);
        Orders.awaitEnd(client, Orders.idOf(mine), SOON);
        var theirs = Orders.order(stranger, e164);
        Orders.awaitEnd(stranger, Orders.idOf(theirs), SOON);
        var audited = "/v1/audit/numbers/" + escaped(e164);

        var history = all(auditor, audited + "/history?limit=3");

        assertThat(history.stream()
                        .filter(entry -> entry.at("/type").asString().equals("NumberOrdered"))
                        .map(entry -> entry.at("/number_id").asString()))
                .containsExactly(mine.at("/0/id"), theirs.at("/0/id"));
        var last = auditor.get(audited).expect(200);
        assertThat(last.at("/number/id")).isEqualTo(theirs.at("/0/id"));
        assertThat(last.at("/number/status")).isEqualTo("failed");
        var first = auditor.get(audited + "?as_of=" + mine.at("/0/ordered_at")).expect(200);
        assertThat(first.at("/tenant_id")).isEqualTo(tenant.id());
        assertThat(first.at("/number/status")).isEqualTo("pending");

        var filter = "phone_number=" + escaped(e164);
        var own = events(client, filter);
        var others = events(stranger, filter);
        assertThat(own)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(others)
                .allSatisfy(
                        event -> assertThat(event.at("/tenant_id").asString()).isEqualTo(tenant.id()));
        assertThat(types(own)).contains("NumberOrdered", "NumberActivationFailed", "BalanceRefunded");
        assertThat(ids(all(auditor, "/v1/audit/events?" + filter)))
                .containsAll(ids(own))
                .containsAll(ids(others));
        assertThat(ids(all(auditor, "/v1/audit/events?" + filter + "&tenant_id=" + tenant.id())))
                .isEqualTo(ids(own));
        for (var path : List.of(audited, audited + "/history", "/v1/audit/events")) {
            assertThat(client.get(path).expect(403).at("/required_scope")).isEqualTo("auditor");
        }
    }

    @Test
    void nobody_is_shown_a_secret() {
        var made = client.post(
                        "/v1/api-keys",
                        Map.of("name", "reader", "scopes", List.of("events:read")),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        client.post("/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook")).expect(201);

        var shown = all(client.withKey(made.at("/api_key")), "/v1/events?limit=5");

        assertThat(types(shown)).contains("ApiKeyCreated", "WebhookSubscriptionCreated", "RequestAnswered");
        assertThat(shown.toString()).doesNotContain(made.at("/api_key"));
        assertThat(hidden(shown, "ApiKeyCreated", "/data/hash")).containsOnly("[secret]");
        assertThat(hidden(shown, "WebhookSubscriptionCreated", "/data/sealed_secret"))
                .containsOnly("[secret]");
        assertThat(hidden(shown, "RequestAnswered", "/data/body")).containsOnly("[secret]");
        assertThat(hidden(all(auditor, "/v1/audit/events?tenant_id=" + tenant.id()), "RequestAnswered", "/data/body"))
                .containsOnly("[secret]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=NumberSold",
                "phone_number=512",
                "resource_id=1",
                "request_id=",
                "amount_cents=-1",
                "amount_cents_min=x",
                "from=yesterday",
                "to=2026-01-01",
                "limit=251",
                "cursor=x"
            })
    void a_wrong_filter_is_named(String filter) {
        var field = filter.substring(0, filter.indexOf('='));
        for (var refused : List.of(client.get("/v1/events?" + filter), auditor.get("/v1/audit/events?" + filter))) {
            assertThat(refused.expect(422).code()).isEqualTo("validation_failed");
            assertThat(refused.at("/errors/0/field")).isEqualTo(field);
        }
    }

    @Test
    void asking_leaves_no_trace() {
        var before = ids(events(client, ""));
        client.get("/v1/events?type=NumberSold").expect(422);
        client.get("/v1/events/" + UUID.randomUUID()).expect(404);
        auditor.get("/v1/audit/events?tenant_id=" + tenant.id()).expect(200);
        assertThat(ids(events(client, ""))).isEqualTo(before);
    }

    private static List<JsonNode> items(JsonNode json, String pointer) {
        return json.at(pointer).valueStream().toList();
    }

    private static List<JsonNode> events(Client client, String filter) {
        return all(client, "/v1/events?" + filter);
    }

    /// The items of all pages, oldest first.
    private static List<JsonNode> all(Client client, String path) {
        List<JsonNode> items = new ArrayList<>();
        for (var more = path; !more.isEmpty(); ) {
            var page = client.get(more).expect(200).json();
            page.at("/data").forEach(items::add);
            var cursor = page.at("/meta/next_cursor");
            more = cursor.isNull() ? "" : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor.asString();
        }
        return items;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/type").asString()).toList();
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/id").asString()).toList();
    }

    private static List<String> hidden(List<JsonNode> events, String type, String pointer) {
        return events.stream()
                .filter(event -> event.at("/type").asString().equals(type))
                .map(event -> event.at(pointer).asString())
                .toList();
    }

    private static String escaped(String e164) {
        return URLEncoder.encode(e164, StandardCharsets.UTF_8);
    }
}
