package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MagicNumberTest extends CarrierTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void k0_is_a_number_like_any_other() throws IOException {
        var order = carrier.order("+15125560001").text("/data/id");
        carrier.time.pass(SECOND);
        carrier.awaitOrder(order, "success");
        await().until(() -> webhooksOf(order).size() == 1);
    }

    @Test
    void k1_is_sold_to_someone_else_between_search_and_order() throws IOException {
        assertThat(carrier.search("+15125561001").body().at("/data")).hasSize(1);

        var refused = carrier.orderUnsearched("k1", "+15125561001");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("85001");
    }

    @Test
    void k2_is_ordered_and_then_fails_and_its_money_comes_back() throws IOException {
        var order = carrier.order("+15125562001", "+15125550300").text("/data/id");
        var balanceAfterOrder = carrier.get("/balance").text("/data/balance");
        carrier.time.pass(SECOND);
        carrier.awaitOrder(order, "failure");

        var lines = carrier.orderNow(order).body().at("/data/phone_numbers").findValuesAsString("status");
        assertThat(lines).containsExactly("failure", "success");
        assertThat(carrier.numberStatus("+15125562001")).isEqualTo("purchase-failed");
        assertThat(carrier.get("/balance").text("/data/balance")).isNotEqualTo(balanceAfterOrder);
        assertThat(carrier.search("+15125562001").body().at("/data")).hasSize(1);
    }

    @Test
    void k3_takes_ten_seconds_and_k4_three_minutes() throws IOException {
        var ten = carrier.order("+15125563001").text("/data/id");
        var minutes = carrier.order("+15125564001").text("/data/id");
        var marker = carrier.order("+15125560002").text("/data/id");

        carrier.time.pass(Duration.ofSeconds(9));
        carrier.awaitOrder(marker, "success");
        assertThat(carrier.orderNow(ten).text("/data/status")).isEqualTo("pending");
        carrier.time.pass(SECOND);
        carrier.awaitOrder(ten, "success");

        carrier.time.pass(Duration.ofSeconds(160));
        assertThat(carrier.orderNow(minutes).text("/data/status")).isEqualTo("pending");
        carrier.time.pass(Duration.ofSeconds(10));
        carrier.awaitOrder(minutes, "success");
    }

    @Test
    void k5_becomes_active_and_no_webhook_says_so() throws IOException {
        var silent = carrier.order("+15125565001").text("/data/id");
        carrier.time.pass(SECOND);
        carrier.awaitOrder(silent, "success");
        var later = carrier.order("+15125560003").text("/data/id");
        carrier.time.pass(SECOND);
        await().until(() -> webhooksOf(later).size() == 1);

        assertThat(webhooksOf(silent)).isEmpty();
    }

    @Test
    void k6_is_told_twice_with_one_event_id() throws IOException {
        var order = carrier.order("+15125566001").text("/data/id");
        carrier.time.pass(SECOND);
        await().until(() -> webhooksOf(order).size() == 2);

        assertThat(webhooksOf(order).stream()
                        .map(webhook -> webhook.json().at("/data/id").asString()))
                .containsOnly(webhooksOf(order).getFirst().json().at("/data/id").asString());
    }

    @Test
    void k7_is_told_final_first_and_then_as_it_was_before() throws IOException {
        var order = carrier.order("+15125567001").text("/data/id");
        carrier.time.pass(SECOND);
        await().until(() -> webhooksOf(order).size() == 1);
        carrier.time.pass(SECOND);
        await().until(() -> webhooksOf(order).size() == 2);

        assertThat(webhooksOf(order).stream().map(WebhookReceiver.Received::orderStatus))
                .containsExactly("success", "pending");
        assertThat(webhooksOf(order)
                        .getLast()
                        .json()
                        .at("/data/payload/phone_numbers/0/status")
                        .asString())
                .isEqualTo("pending");
    }

    @Test
    void k8_is_taken_and_the_connection_breaks_before_the_answer() throws IOException {
        carrier.search("+15125568001");

        assertThatThrownBy(() -> carrier.orderUnsearched("k8", "+15125568001")).isInstanceOf(IOException.class);

        var taken = carrier.get("/number_orders?filter[customer_reference]=k8");
        assertThat(taken.body().at("/data")).hasSize(1);
        carrier.time.pass(SECOND);
        carrier.awaitOrder(taken.text("/data/0/id"), "success");
    }

    @Test
    void k9_is_503_and_nothing_is_taken() throws IOException {
        carrier.search("+15125569001");

        var refused = carrier.orderUnsearched("k9", "+15125569001");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(carrier.get("/number_orders?filter[customer_reference]=k9")
                        .body()
                        .at("/data"))
                .isEmpty();
        assertThat(carrier.search("+15125569001").body().at("/data")).hasSize(1);
    }

    private List<WebhookReceiver.Received> webhooksOf(String order) {
        return carrier.webhooks.received().stream()
                .filter(webhook ->
                        webhook.json().at("/data/payload/id").asString().equals(order))
                .toList();
    }
}
