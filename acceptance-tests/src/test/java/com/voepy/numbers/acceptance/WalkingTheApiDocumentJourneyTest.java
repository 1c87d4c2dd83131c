package com.voepy.numbers.acceptance;

import static com.voepy.numbers.acceptance.platform.Documents.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Documents;
import com.voepy.numbers.acceptance.platform.Emergency;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Shape;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The API document "Phone numbers" from top to bottom: its requests as they are printed there, and answers of the
/// shape that it shows. Only ids are those of this run, and the digits of a number where the test needs one that nobody
/// has.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalkingTheApiDocumentJourneyTest {

    private static final Duration END_MAX = Duration.ofSeconds(30);

    private static final String PHONE_NUMBER = """
        {
        "id": "f3b0a9b7-…",
        "e164": "+15125550100",
        "country_code": "US",
        "number_type": "local",
        "capabilities": ["voice", "sms"],
        "status": "pending",
        "monthly_price_cents_customer": 150,
        "activation_price_cents_customer": 100,
        "connection_id": null,
        "ordered_at": "2026-05-12T14:32:18.000Z",
        "activated_at": null,
        "released_at": null
        }""";

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 10_000);
    private final Client client = tenant.client();

    @Test
    void search_the_inventory() {
        var found = client.get("/v1/numbers/available?country_code=US&number_type=local&national_destination_code=512"
                        + "&locality=Austin&features=voice,sms&limit=25")
                .expect(200);

        hasShape(found, """
            {
            "data": [
            {
            "phone_number": "+15125550100",
            "country_code": "US",
            "region": "TX",
            "locality": "Austin",
            "number_type": "local",
            "capabilities": ["voice", "sms"],
            "pricing": {
            "activation_fee_cents": 100,
            "monthly_fee_cents": 150
            }
            }
            ],
            "meta": { "count": 25 }
            }""");
        assertThat(found.json().at("/meta/count").asInt()).isEqualTo(25);
        assertThat(found.json().at("/data")).hasSize(25).allSatisfy(item -> {
            assertThat(item.at("/phone_number").asString()).startsWith("+1512");
            assertThat(item.at("/locality").asString()).isEqualTo("Austin");
            assertThat(Orders.texts(item.at("/capabilities"), "")).contains("voice", "sms");
            assertThat(item.at("/pricing/activation_fee_cents").asLong()).isEqualTo(100);
            assertThat(item.at("/pricing/monthly_fee_cents").asLong()).isEqualTo(150);
        });
    }

    @Test
    void each_number_type_is_on_offer_somewhere() {
        for (var type : List.of("local", "toll_free", "national", "mobile")) {
            assertThat(client.get("/v1/numbers/available?limit=1&country_code=GB&number_type=" + type)
                            .expect(200)
                            .at("/data/0/number_type"))
                    .isEqualTo(type);
        }
    }

    @Test
    void reserve_before_you_buy() {
        var held = Stock.numbers(2);
        var reserved = client.post("/v1/number-reservations", """
                        {
                        "phone_numbers": ["+15125550100", "+15125550101"]
                        }""".replace("+15125550100", held[0])
                        .replace("+15125550101", held[1]))
                .expect(201);

        hasShape(reserved, "{\"expires_at\": \"2026-05-12T14:47:18.000Z\"}");
        assertThat(Instant.parse(reserved.at("/expires_at"))).isAfter(Instant.now());
        var stranger = Tenant.with(platform, 10_000).client();
        assertThat(stranger.post("/v1/numbers/order", Client.orderOf(held[1]))
                        .expect(409)
                        .code())
                .isEqualTo("number_unavailable");
    }

    @Test
    void order_list_configure_and_release_a_number() {
        try (var receiver = WebhookReceiver.start()) {
            client.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            var number = Stock.number();
            var body = """
                {
                "phone_numbers": ["+15125550100"],
                "country_code": "US",
                "number_type": "local"
                }""".replace("+15125550100", number);
            var key = "5f0c4a3e-7f0e-4b21-9d5f-0b6d1f6f0a11";

            var ordered = client.post("/v1/numbers/order", body, "Idempotency-Key", key)
                    .expect(201);

            hasShape(ordered, "[" + PHONE_NUMBER + "]");
            assertThat(ordered.at("/0/status")).isEqualTo("pending");
            assertThat(ordered.json().at("/0/activation_price_cents_customer").asLong())
                    .isEqualTo(100);
            assertThat(ordered.json().at("/0/monthly_price_cents_customer").asLong())
                    .isEqualTo(150);
            for (var unset : List.of("connection_id", "activated_at", "released_at")) {
                assertThat(ordered.json().at("/0/" + unset).isNull()).as(unset).isTrue();
            }
            assertThat(client.post("/v1/numbers/order", body, "Idempotency-Key", key)
                            .expect(201)
                            .text())
                    .isEqualTo(ordered.text());

            var id = ordered.at("/0/id");
            Orders.awaitStatus(client, id, "active");
            await().atMost(END_MAX)
                    .untilAsserted(() -> assertThat(receiver.deliveries("number_order.completed"))
                            .hasSize(1));
            assertThat(Orders.texts(
                            client.get("/v1/balance/transactions")
                                    .expect(200)
                                    .json()
                                    .at("/data"),
                            "/amount_cents"))
                    .as("the activation is debited once")
                    .containsOnlyOnce("-100");

            var listed = client.get("/v1/numbers?status=active&limit=50").expect(200);
            hasShape(listed, "{\"data\": [%s], \"meta\": {\"count\": 1}}".formatted(PHONE_NUMBER));
            assertThat(listed.json().at("/data").findValuesAsString("id")).containsExactly(id);
            assertThat(client.get("/v1/numbers?status=pending")
                            .expect(200)
                            .json()
                            .at("/data"))
                    .isEmpty();

            configure(id);
            release(id);
        }
    }

    private void configure(String id) {
        var path = "/v1/numbers/" + id;
        var connection = client.post("/v1/connections", Map.of("name", "Brand B"))
                .expect(201)
                .at("/id");
        var configured = client.patch(path, """
                        {
                        "customer_reference": "primary-support-line",
                        "cnam_lookup_enabled": true,
                        "cnam_display_name": "Yourco Sales",
                        "messaging_enabled": true,
                        "connection_id": "9a8d1c…"
                        }""".replace("9a8d1c…", connection)).expect(200);

        hasShape(configured, PHONE_NUMBER);
        assertThat(configured.at("/customer_reference")).isEqualTo("primary-support-line");
        assertThat(configured.json().at("/cnam_lookup_enabled").asBoolean()).isTrue();
        assertThat(configured.at("/cnam_display_name")).isEqualTo("Yourco Sales");
        assertThat(configured.json().at("/messaging_enabled").asBoolean()).isTrue();
        assertThat(configured.at("/connection_id")).isEqualTo(connection);
        assertThat(client.get("/v1/numbers?connection_id=" + connection)
                        .expect(200)
                        .json()
                        .at("/data")
                        .findValuesAsString("id"))
                .containsExactly(id);

        client.patch(path, Map.of("tech_prefix_enabled", true)).expect(200);
        for (var screening : List.of("flag_calls", "reject_calls", "disabled")) {
            assertThat(client.patch(path, Map.of("inbound_call_screening", screening))
                            .expect(200)
                            .at("/inbound_call_screening"))
                    .isEqualTo(screening);
        }
        assertThat(client.patch(path, "{\"connection_id\": null}")
                        .expect(200)
                        .json()
                        .at("/connection_id")
                        .isNull())
                .isTrue();

        refuses(path, "customer_reference", "x".repeat(121));
        refuses(path, "cnam_display_name", "x".repeat(16));
        refuses(path, "inbound_call_screening", "reject");
    }

    private void refuses(String path, String field, String value) {
        assertThat(client.patch(path, Map.of(field, value)).expect(422).at("/errors/0/field"))
                .isEqualTo(field);
    }

    private void release(String id) {
        var released = client.delete("/v1/numbers/" + id).expect(200);

        hasShape(released, PHONE_NUMBER);
        assertThat(released.at("/status")).isEqualTo("released");
        assertThat(Instant.parse(released.at("/billing_ends_at"))).isAfter(Instant.parse(released.at("/released_at")));
        assertThat(client.get("/v1/numbers?status=released")
                        .expect(200)
                        .json()
                        .at("/data")
                        .findValuesAsString("id"))
                .containsExactly(id);
    }

    @Test
    void what_the_balance_does_not_cover_is_not_ordered() {
        var poor = Tenant.with(platform, 99);

        var refused = poor.client().post("/v1/numbers/order", Client.orderOf(Stock.number()));

        assertThat(refused.expect(402).code()).isEqualTo("balance_insufficient");
        assertThat(poor.client().get("/v1/numbers").expect(200).json().at("/data"))
                .isEmpty();
        assertThat(poor.balanceCents()).isEqualTo(99);
    }

    @Test
    void a_number_that_is_pending_cannot_be_configured() {
        var slow = Orders.order(client, Stock.magic(3)).at("/0/id");

        assertThat(client.patch("/v1/numbers/" + slow, Map.of("messaging_enabled", true))
                        .expect(409)
                        .code())
                .isEqualTo("number_not_yet_active");
    }

    @Test
    void look_numbers_up() {
        hasShape(
                client.get("/v1/numbers/lookup?phone_number=+15125550100&type=carrier")
                        .expect(200),
                "{\"phone_number\": \"+15125550100\", \"carrier\": {\"name\": \"…\", \"network_type\": null}}");
        hasShape(
                client.get("/v1/numbers/lookup?phone_number=+15125550100&type=caller-name")
                        .expect(200),
                "{\"phone_number\": \"+15125550100\", \"caller_name\": {}}");

        assertThat(tenant.balanceCents()).as("both are billed").isLessThan(10_000);
        assertThat(client.get("/v1/balance/transactions")
                        .expect(200)
                        .json()
                        .at("/meta/count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void bring_numbers_from_another_carrier() {
        var number = "+1512477%03d9".formatted(ThreadLocalRandom.current().nextInt(900));
        var other = number.substring(0, number.length() - 1) + "8";
        try (var receiver = WebhookReceiver.start()) {
            client.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);

            var checked = client.get("/v1/numbers/portability-check?phone_numbers=+15125550100,+15125550101"
                            .replace("+15125550100", number)
                            .replace("+15125550101", other))
                    .expect(200);
            hasShape(checked, "{\"data\": [{\"phone_number\": \"+15125550100\", \"portable\": true}]}");
            assertThat(checked.json().at("/data").findValuesAsString("phone_number"))
                    .containsExactly(number, other);

            hasShape(
                    client.post(
                                    "/v1/numbers/csr-coverage",
                                    "{ \"phone_numbers\": [\"+15125550100\"] }".replace("+15125550100", number))
                            .expect(200),
                    "{\"data\": [{\"phone_number\": \"+15125550100\", \"covered\": true}]}");

            var document =
                    Documents.upload(client, "loa", "loa.pdf", pdf("signed")).expect(201);
            var ordered = client.post("/v1/numbers/porting-orders", """
                            {
                            "phone_numbers": ["+15125550100"],
                            "user_feedback": { "comment": "Moving from CarrierX" },
                            "documents": ["<doc-id-from-step-4>"]
                            }""".replace("+15125550100", number)
                            .replace("<doc-id-from-step-4>", document.at("/data/0/id")))
                    .expect(201);
            hasShape(
                    ordered,
                    "{\"id\": \"…\", \"status\": \"submitted\", \"phone_numbers\": [{}], \"documents\": [\"\"]}");

            var id = ordered.at("/id");
            await().atMost(END_MAX)
                    .untilAsserted(() -> assertThat(receiver.deliveries())
                            .extracting(WebhookReceiver.Delivery::type)
                            .anyMatch(type -> type.startsWith("porting_order.")));
            assertThat(client.get("/v1/numbers/porting-orders")
                            .expect(200)
                            .json()
                            .at("/data")
                            .findValuesAsString("id"))
                    .containsExactly(id);
        }
    }

    @Test
    void register_an_address_for_emergency_calls() {
        var address = client.post("/v1/emergency-addresses", """
                        {
                        "street_address": "1 Example St",
                        "extended_address": "Suite 200",
                        "locality": "Austin",
                        "administrative_area": "TX",
                        "postal_code": "78701",
                        "country_code": "US"
                        }""").expect(201);
        assertThat(address.at("/status")).isEqualTo("validated");

        var number = Orders.activeNumber(client).at("/id").asString();
        Emergency.attach(client, number, address.at("/id")).expect(200);
        Emergency.awaitStatus(client, number, "active");
    }

    @Test
    void connections_group_numbers() {
        var connection = client.get("/v1/connection").expect(200);
        assertThat(connection.at("/id")).isEqualTo(tenant.defaultConnectionId());
        assertThat(client.get("/v1/connections").expect(200).json().at("/data").findValuesAsString("id"))
                .containsExactly(tenant.defaultConnectionId());
        assertThat(client.post("/v1/webhooks", """
                        {"url": "https://example.com/hook", "connection_id": "%s"}""".formatted(tenant.defaultConnectionId()))
                        .expect(201)
                        .at("/connection_id"))
                .isEqualTo(tenant.defaultConnectionId());
    }

    @Test
    void every_request_needs_a_key() {
        assertThat(client.withKey("")
                        .get("/v1/numbers/available?country_code=US")
                        .expect(401)
                        .code())
                .isEqualTo("unauthorized");
    }

    private static void hasShape(Answer answer, String example) {
        assertThat(Shape.differences(example, answer.json()))
                .as(answer.request())
                .isEmpty();
    }
}
