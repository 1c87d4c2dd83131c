package com.voepy.numbers.acceptance;

import static com.voepy.numbers.acceptance.platform.Orders.awaitStatus;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The product's main job, from the search to the release.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BuyingANumberJourneyTest {

    private final Platform platform = Platforms.shared();

    @Test
    void search_order_activate_hear_of_it_configure_and_release() {
        var tenant = Tenant.with(platform, 10_000);
        var client = tenant.client();
        try (var receiver = WebhookReceiver.start()) {
            var secret = client.post("/v1/webhooks", Map.of("url", receiver.url()))
                    .expect(201)
                    .at("/secret");

            var number = Stock.number();
            var found = client.get("/v1/numbers/available?country_code=US&number_type=local"
                            + "&national_destination_code=512&features=voice,sms&starts_with="
                            + number.replace("+", "%2B"))
                    .expect(200)
                    .json();
            assertThat(Orders.texts(found.at("/data"), "/phone_number")).containsExactly(number);
            assertThat(found.at("/meta/count").asInt()).isEqualTo(1);
            assertThat(found.at("/data/0/locality").asString()).isEqualTo("Austin");
            assertThat(found.at("/data/0/region").asString()).isEqualTo("TX");
            assertThat(found.at("/data/0/pricing/activation_fee_cents").asLong())
                    .isEqualTo(100);
            assertThat(found.at("/data/0/pricing/monthly_fee_cents").asLong()).isEqualTo(150);

            var ordered = Orders.order(client, number);
            assertThat(ordered.json().isArray()).isTrue();
            assertThat(ordered.at("/0/status")).isEqualTo("pending");
            assertThat(ordered.at("/0/e164")).isEqualTo(number);
            assertThat(ordered.json().at("/0/activated_at").isNull()).isTrue();
            assertThat(ordered.json().at("/0/connection_id").isNull()).isTrue();
            assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(9_900);

            var id = ordered.at("/0/id");
            var active = awaitStatus(client, id, "active");
            assertThat(Instant.parse(active.at("/activated_at").asString()))
                    .isAfter(Instant.parse(ordered.at("/0/ordered_at")));

            await().until(() -> receiver.deliveries("number_order.completed").size() == 1
                    && receiver.deliveries("number.activated").size() == 1);
            assertThat(receiver.deliveries()).allMatch(delivery -> delivery.isSignedWith(secret));
            assertThat(receiver.deliveries("number.activated").getFirst().json().at("/data"))
                    .as("the number at its activation, with which its first fee is due")
                    .isEqualTo(((ObjectNode) active.deepCopy()).set("next_billing_at", active.at("/activated_at")));
            assertThat(Instant.parse(active.at("/next_billing_at").asString()))
                    .isEqualTo(aMonthAfter(active.at("/activated_at").asString()));
            assertThat(tenant.balanceCents()).isEqualTo(9_750);

            configure(client, id);
            release(client, id);
            await().until(() -> receiver.deliveries("number.updated").size() >= 1
                    && receiver.deliveries("number.released").size() == 1);
            assertThat(receiver.deliveries()).allMatch(delivery -> delivery.isSignedWith(secret));
            assertThat(tenant.transactionsSumCents()).isEqualTo(tenant.balanceCents());
        }
    }

    private static void configure(Client client, String id) {
        var changed = client.patch(
                        "/v1/numbers/" + id,
                        Map.of(
                                "customer_reference",
                                "primary-support-line",
                                "cnam_lookup_enabled",
                                true,
                                "cnam_display_name",
                                "Yourco Sales",
                                "inbound_call_screening",
                                "flag_calls",
                                "tech_prefix_enabled",
                                true,
                                "messaging_enabled",
                                true))
                .expect(200);
        assertThat(changed.at("/customer_reference")).isEqualTo("primary-support-line");
        assertThat(changed.json().at("/messaging_enabled").asBoolean()).isTrue();
        var read = client.get("/v1/numbers/" + id).expect(200).json();
        assertThat(read.at("/cnam_display_name").asString()).isEqualTo("Yourco Sales");
        assertThat(read.at("/inbound_call_screening").asString()).isEqualTo("flag_calls");

        var cleared = client.patch("/v1/numbers/" + id, "{\"customer_reference\":null}")
                .expect(200);
        assertThat(cleared.json().at("/customer_reference").isNull()).isTrue();
        assertThat(cleared.at("/cnam_display_name")).isEqualTo("Yourco Sales");
    }

    private static void release(Client client, String id) {
        var released = client.delete("/v1/numbers/" + id).expect(200);
        assertThat(released.at("/status")).isEqualTo("released");
        assertThat(released.at("/release_reason")).isEqualTo("requested");
        assertThat(Instant.parse(released.at("/billing_ends_at"))).isEqualTo(aMonthAfter(released.at("/activated_at")));
        assertThat(released.json().at("/next_billing_at").isNull()).isTrue();
        assertThat(Instant.parse(released.at("/billing_ends_at"))).isAfter(Instant.parse(released.at("/released_at")));
        assertThat(client.delete("/v1/numbers/" + id).expect(200).json()).isEqualTo(released.json());
        assertThat(client.get("/v1/numbers?status=released").expect(200).at("/data/0/id"))
                .isEqualTo(id);
        assertThat(client.patch("/v1/numbers/" + id, Map.of("messaging_enabled", false))
                        .expect(409)
                        .code())
                .isEqualTo("number_released");
    }

    private static Instant aMonthAfter(String time) {
        return Instant.parse(time).atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    }

    @Test
    void a_released_number_rests_and_is_not_on_offer() {
        var client = Tenant.with(platform, 1_000).client();
        var number = Orders.activeNumber(client);
        client.delete("/v1/numbers/" + number.at("/id").asString()).expect(200);

        var e164 = number.at("/e164").asString();
        assertThat(client.get("/v1/numbers/available?country_code=US&starts_with=" + e164.replace("+", "%2B"))
                        .expect(200)
                        .json()
                        .at("/data"))
                .isEmpty();
        assertThat(client.post("/v1/numbers/order", Client.orderOf(e164)).status())
                .isBetween(409, 422);
    }

    @Test
    void a_pending_number_can_be_neither_configured_nor_released() {
        var client = Tenant.with(platform, 1_000).client();
        var id = Orders.order(client, Stock.magic(3)).at("/0/id");

        assertThat(client.patch("/v1/numbers/" + id, Map.of("messaging_enabled", true))
                        .expect(409)
                        .code())
                .isEqualTo("number_not_yet_active");
        assertThat(client.delete("/v1/numbers/" + id).expect(409).code()).isEqualTo("number_not_yet_active");

        awaitStatus(client, id, "active", Duration.ofSeconds(60));
    }

    @Test
    void several_numbers_are_ordered_at_once_and_listed_newest_first() {
        var tenant = Tenant.with(platform, 1_000);
        var client = tenant.client();
        var numbers = Stock.numbers(3);

        var ordered = Orders.order(client, numbers);

        assertThat(Orders.texts(ordered.json(), "/e164")).containsExactly(numbers);
        assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(700);
        var listed = client.get("/v1/numbers?limit=2").expect(200).json();
        assertThat(listed.at("/meta/count").asInt()).isEqualTo(2);
        var rest = client.get("/v1/numbers?limit=2&cursor="
                        + listed.at("/meta/next_cursor").asString())
                .expect(200)
                .json();
        assertThat(rest.at("/meta/next_cursor").isNull()).isTrue();
        assertThat(Orders.texts(listed.at("/data"), "/e164"))
                .doesNotContainAnyElementsOf(Orders.texts(rest.at("/data"), "/e164"));

        var order = Orders.awaitEnd(client, Orders.idOf(ordered), Duration.ofSeconds(30));
        assertThat(order.at("/status").asString()).isEqualTo("completed");
        assertThat(order.at("/total_activation_cents").asLong()).isEqualTo(300);
        assertThat(order.at("/total_monthly_cents").asLong()).isEqualTo(450);
    }
}
