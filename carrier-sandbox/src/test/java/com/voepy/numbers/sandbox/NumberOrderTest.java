package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumberOrderTest {

    private static final Duration ACTIVATION = Duration.ofSeconds(1);

    private SandboxRig carrier;

    @BeforeAll
    void start() throws IOException {
        carrier = new SandboxRig();
    }

    @AfterAll
    void stop() {
        carrier.close();
    }

    @Test
    void an_order_is_pending_until_its_second_is_over_and_then_its_number_is_active() throws IOException {
        var order = carrier.order("+15125550100");

        assertThat(order.status()).isEqualTo(200);
        assertThat(order.text("/data/status")).isEqualTo("pending");
        assertThat(order.text("/data/phone_numbers/0/status")).isEqualTo("pending");
        assertThat(carrier.get("/phone_numbers?filter[phone_number]=+15125550100")
                        .text("/data/0/status"))
                .isEqualTo("purchase-pending");

        carrier.time.pass(ACTIVATION);
        carrier.awaitOrder(order.text("/data/id"), "success");

        assertThat(carrier.get("/phone_numbers?filter[phone_number]=+15125550100")
                        .text("/data/0/status"))
                .isEqualTo("active");
        assertThat(carrier.search("+15125550100").body().at("/data")).isEmpty();
        await().until(() -> carrier.webhooks.received().stream()
                .anyMatch(webhook -> webhook.body().contains("+15125550100")));
    }
}
