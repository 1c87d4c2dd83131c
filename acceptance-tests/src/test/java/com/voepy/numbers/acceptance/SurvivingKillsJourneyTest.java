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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A process may die between any two of its lines: what was answered is kept, what was begun ends, and is paid once.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivingKillsJourneyTest {

    private static final Duration RECOVERY_MAX = Duration.ofMinutes(2);

    private static final int ORDERS = 8;

    private final Platform platform = Platforms.shared();

    static List<String> parts() {
        return Platforms.shared().parts();
    }

    @ParameterizedTest(name = "kill -9 of {0}")
    @MethodSource("parts")
    void an_answered_order_ends_after_the_restart_and_is_paid_once(String part) {
        var tenant = Tenant.with(platform, 1_000);
        try (var receiver = WebhookReceiver.start()) {
            tenant.client().post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            var ordered = Orders.order(tenant.client(), Stock.number());

            platform.kill(part);
            platform.revive(part);

            var order = Orders.awaitEnd(tenant.client(), Orders.idOf(ordered), RECOVERY_MAX);
            assertThat(order.at("/status").asString()).isEqualTo("completed");
            paidOnce(tenant, 250);
            await().atMost(RECOVERY_MAX)
                    .until(() -> !receiver.deliveries("number_order.completed").isEmpty());
            assertThat(receiver.deliveries("number_order.completed").stream()
                            .map(WebhookReceiver.Delivery::id)
                            .distinct())
                    .hasSize(1);
        }
    }

    @ParameterizedTest(name = "kill -9 of {0}")
    @MethodSource("parts")
    void clients_that_repeat_under_their_key_get_each_order_exactly_once(String part) {
        var tenant = Tenant.with(platform, 10_000);
        var keys = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(ORDERS)
                .toList();
        var numbers = Stock.numbers(ORDERS);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var firstTries = clients.submit(() -> {
                for (var i = 0; i < ORDERS; i++) {
                    tryToOrder(tenant.client(), numbers[i], keys.get(i));
                }
                return true;
            });
            // Right into the middle of them: as soon as there is one.
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> firstTries.isDone()
                            || !Orders.texts(
                                            tenant.client()
                                                    .get("/v1/number-orders")
                                                    .expect(200)
                                                    .json()
                                                    .at("/data"),
                                            "/id")
                                    .isEmpty());
            platform.kill(part);
            platform.revive(part);
        }

        for (var i = 0; i < ORDERS; i++) {
            var number = numbers[i];
            var key = keys.get(i);
            await().atMost(RECOVERY_MAX).until(() -> tryToOrder(tenant.client(), number, key));
        }

        var listed =
                tenant.client().get("/v1/number-orders?limit=250").expect(200).json();
        assertThat(listed.at("/data")).hasSize(ORDERS);
        for (var id : Orders.texts(listed.at("/data"), "/id")) {
            assertThat(Orders.awaitEnd(tenant.client(), id, RECOVERY_MAX)
                            .at("/status")
                            .asString())
                    .isEqualTo("completed");
        }
        paidOnce(tenant, ORDERS * 250);
    }

    private static boolean tryToOrder(Client client, String number, String key) {
        try {
            var status = client.post("/v1/numbers/order", Client.orderOf(number), "Idempotency-Key", key)
                    .status();
            assertThat(status).isIn(201, 409, 500, 503);
            return status == 201;
        } catch (UncheckedIOException connectionLost) {
            return false;
        }
    }

    private static void paidOnce(Tenant tenant, long cents) {
        var debits = tenant.client()
                .get("/v1/balance/transactions?limit=250")
                .expect(200)
                .json()
                .at("/data");
        assertThat(Orders.texts(debits, "/amount_cents").stream()
                        .mapToLong(Long::parseLong)
                        .filter(amount -> amount < 0)
                        .sum())
                .isEqualTo(-cents);
        assertThat(tenant.transactionsSumCents()).isEqualTo(tenant.balanceCents());
    }
}
