package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingWebhooksJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 10_000);
    private final Client client = tenant.client();

    @Test
    void a_failed_delivery_is_repeated_under_the_same_id_and_recorded() {
        try (var receiver = WebhookReceiver.start(attempt -> attempt == 0 ? 500 : 204)) {
            var webhook = subscribe(Map.of("url", receiver.url(), "event_types", List.of("number.activated")));
            Orders.activeNumber(client);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> receiver.deliveries().size() == 2);

            var first = receiver.deliveries().get(0);
            var second = receiver.deliveries().get(1);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(Duration.between(first.receivedAt(), second.receivedAt()))
                    .isGreaterThan(Duration.ofSeconds(3));
            assertThat(second.isSignedWith(webhook.secret())).isTrue();
            await().untilAsserted(() -> {
                var delivery =
                        client.get("/v1/webhook-deliveries").expect(200).json().at("/data/0");
                assertThat(delivery.toString()).contains("500").contains("204");
            });
        }
    }

    @Test
    void a_subscription_gets_the_types_it_asked_for_only() {
        try (var receiver = WebhookReceiver.start()) {
            subscribe(Map.of("url", receiver.url(), "event_types", List.of("number.released")));
            var number = Orders.activeNumber(client).at("/id").asString();
            client.delete("/v1/numbers/" + number).expect(200);

            await().until(() -> !receiver.deliveries().isEmpty());

            assertThat(receiver.deliveries())
                    .hasSize(1)
                    .allMatch(delivery -> delivery.type().equals("number.released"));
        }
    }

    @Test
    void a_subscription_of_a_connection_gets_that_connections_events_only() {
        var brand = client.post("/v1/connections", Map.of("name", "Brand B"))
                .expect(201)
                .at("/id");
        try (var ofBrand = WebhookReceiver.start();
                var ofAll = WebhookReceiver.start()) {
            subscribe(Map.of("url", ofBrand.url(), "connection_id", brand));
            subscribe(Map.of("url", ofAll.url()));

            var other = Orders.activeNumber(client).at("/e164").asString();
            var body = new HashMap<>(Client.orderOf(Stock.number()));
            body.put("connection_id", brand);
            var ordered = client.post("/v1/numbers/order", body).expect(201);
            assertThat(ordered.at("/0/connection_id")).isEqualTo(brand);

            await().until(() -> ofBrand.deliveries("number.activated").size() == 1
                    && ofAll.deliveries("number.activated").size() == 2);
            assertThat(ofBrand.deliveries())
                    .allMatch(delivery ->
                            delivery.json().at("/connection_id").asString().equals(brand));
            assertThat(ofBrand.deliveries())
                    .noneMatch(delivery -> delivery.body().contains(other));
        }
    }

    @Test
    void the_webhook_url_of_a_connection_gets_that_connections_events() {
        try (var receiver = WebhookReceiver.start();
                var later = WebhookReceiver.start()) {
            var brand = client.post("/v1/connections", Map.of("name", "Brand C", "webhook_url", receiver.url()))
                    .expect(201)
                    .at("/id");
            var webhook = client.get("/v1/webhooks").expect(200).json().at("/data/0");
            assertThat(webhook.at("/connection_id").asString()).isEqualTo(brand);
            assertThat(webhook.at("/url").asString()).isEqualTo(receiver.url());
            var path = "/v1/webhooks/" + webhook.at("/id").asString();
            var secret = client.post(path + "/rotate-secret").expect(200).at("/secret");
            client.patch(path, Map.of("event_types", List.of("number.updated"))).expect(200);
            for (var refused : List.of(client.patch(path, Map.of("url", later.url())), client.delete(path))) {
                assertThat(refused.expect(409).code()).isEqualTo("webhook_of_connection");
            }

            var number = "/v1/numbers/" + Orders.activeNumber(client).at("/id").asString();
            client.patch(number, Map.of("connection_id", brand)).expect(200);
            await().until(() -> receiver.deliveries().size() == 1);
            assertThat(receiver.deliveries().getFirst().isSignedWith(secret)).isTrue();

            client.patch("/v1/connections/" + brand, Map.of("webhook_url", later.url()))
                    .expect(200);
            client.patch(number, Map.of("customer_reference", "later")).expect(200);
            await().until(() -> later.deliveries().size() == 1);
            client.patch("/v1/connections/" + brand, "{\"webhook_url\": null}").expect(200);
            client.get(path).expect(404);
            client.patch("/v1/connections/" + brand, Map.of("webhook_url", later.url()))
                    .expect(200);
            assertThat(client.get(path).expect(200).at("/url")).isEqualTo(later.url());
            assertThat(receiver.deliveries()).hasSize(1);
        }
    }

    @Test
    void after_a_rotation_both_secrets_verify() {
        try (var receiver = WebhookReceiver.start()) {
            var webhook = subscribe(Map.of("url", receiver.url()));
            var path = "/v1/webhooks/" + webhook.id();
            var fresh = client.post(path + "/rotate-secret").expect(200).at("/secret");
            assertThat(fresh).startsWith("whsec_").isNotEqualTo(webhook.secret());

            client.post(path + "/test");

            await().until(() -> !receiver.deliveries().isEmpty());
            var delivery = receiver.deliveries().getFirst();
            assertThat(delivery.isSignedWith(fresh)).isTrue();
            assertThat(delivery.isSignedWith(webhook.secret())).isTrue();
            assertThat(client.get(path).expect(200).json().has("secret")).isFalse();
        }
    }

    @Test
    void a_delivery_can_be_sent_again() {
        try (var receiver = WebhookReceiver.start()) {
            subscribe(Map.of("url", receiver.url(), "event_types", List.of("number.activated")));
            Orders.activeNumber(client);
            await().until(() -> receiver.deliveries().size() == 1);
            var delivery = client.get("/v1/webhook-deliveries").expect(200).at("/data/0/id");

            assertThat(client.post("/v1/webhook-deliveries/%s/redeliver".formatted(delivery))
                            .status())
                    .isBetween(200, 202);

            await().until(() -> receiver.deliveries().size() == 2);
            assertThat(receiver.deliveries().get(1).id())
                    .isEqualTo(receiver.deliveries().get(0).id());
        }
    }

    @Test
    void a_disabled_subscription_stays_silent() {
        try (var receiver = WebhookReceiver.start();
                var other = WebhookReceiver.start()) {
            var webhook = subscribe(Map.of("url", receiver.url()));
            subscribe(Map.of("url", other.url()));
            client.patch("/v1/webhooks/" + webhook.id(), Map.of("enabled", false))
                    .expect(200);

            Orders.activeNumber(client);

            await().until(() -> !other.deliveries("number_order.completed").isEmpty());
            assertThat(receiver.deliveries()).isEmpty();
        }
    }

    private Subscription subscribe(Map<String, Object> body) {
        var made = client.post("/v1/webhooks", body).expect(201);
        return new Subscription(made.at("/id"), made.at("/secret"));
    }

    private record Subscription(String id, String secret) {}
}
