package com.voepy.numbers.acceptance;

import static com.voepy.numbers.acceptance.platform.Orders.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.WebhookReceiver;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that goes wrong at a carrier, one digit each: `docs/sandbox.md`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderingMagicNumbersJourneyTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /// The tests shorten the sandbox's three minutes to less than this.
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sold meanwhile, 1",
        "the line fails, 2",
    })
    void a_number_that_the_carrier_refuses_is_refunded(String what, int behaviour) {
        try (var receiver = WebhookReceiver.start()) {
            tenant.client().post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            var ordered = Orders.order(tenant.client(), Stock.magic(behaviour));
            assertThat(tenant.balanceCents()).isEqualTo(900);

            var order = awaitEnd(tenant.client(), Orders.idOf(ordered), SOON);

            assertThat(order.at("/status").asString()).isEqualTo("failed");
            assertThat(tenant.client()
                            .get("/v1/numbers/" + ordered.at("/0/id"))
                            .expect(200)
                            .at("/status"))
                    .isEqualTo("failed");
            assertThat(tenant.balanceCents()).isEqualTo(1_000);
            assertThat(tenant.transactionsSumCents()).isEqualTo(1_000);
            await().until(() -> receiver.deliveries("number_order.failed").size() == 1
                    && receiver.deliveries("number.activation_failed").size() == 1);
        }
    }

    @Test
    void of_two_numbers_of_which_one_fails_only_that_one_is_refunded() {
        var ordered = Orders.order(tenant.client(), Stock.number(), Stock.magic(2));

        var order = awaitEnd(tenant.client(), Orders.idOf(ordered), SOON);

        assertThat(order.at("/status").asString()).isEqualTo("partially_completed");
        assertThat(tenant.balanceCents()).isEqualTo(750);
        assertThat(tenant.transactionsSumCents()).isEqualTo(750);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "slow, 3",
        "very slow, 4",
        "webhook lost, 5",
        "webhook doubled, 6",
        "webhooks out of order, 7",
        "taken without an answer, 8",
    })
    void an_order_completes_once_whatever_the_carrier_does(String what, int behaviour) {
        try (var receiver = WebhookReceiver.start()) {
            tenant.client().post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            var ordered = Orders.order(tenant.client(), Stock.magic(behaviour));

            var order = awaitEnd(tenant.client(), Orders.idOf(ordered), LATE);

            assertThat(order.at("/status").asString()).isEqualTo("completed");
            assertThat(tenant.client()
                            .get("/v1/numbers/" + ordered.at("/0/id"))
                            .expect(200)
                            .at("/status"))
                    .isEqualTo("active");
            assertThat(tenant.balanceCents()).isEqualTo(750);
            assertThat(tenant.transactionsSumCents()).isEqualTo(750);
            await().until(() -> !receiver.deliveries("number_order.completed").isEmpty());
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> receiver.deliveries("number_order.completed").size() == 1
                            && receiver.deliveries("number.activated").size() == 1
                            && receiver.deliveries("number_order.failed").isEmpty());
        }
    }

    @Test
    void while_the_carrier_takes_nothing_the_order_stays_pending_and_paid_once() {
        var ordered = Orders.order(tenant.client(), Stock.magic(9));

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> tenant.client()
                        .get("/v1/number-orders/" + Orders.idOf(ordered))
                        .expect(200)
                        .at("/status")
                        .equals("pending"));
        assertThat(tenant.balanceCents()).isEqualTo(900);
        assertThat(tenant.transactionsSumCents()).isEqualTo(900);
    }
}
