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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Months of seconds, on a platform of its own: what a tenant sees of fees from the first to the last.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChargingMonthlyFeesJourneyTest {

    private static final Duration CYCLE = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FEE_CENTS = 150;
    private static final int RETRIES = 7;

    @SuppressWarnings("NullAway.Init")
    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platforms.with(Map.of(
                "NUMBERS_BILLING_CYCLE",
                CYCLE.toString(),
                "NUMBERS_FEE_RETRY_INTERVAL",
                "PT0.5S",
                "NUMBERS_RELEASE_REST",
                REST.toString(),
                // The sandbox has a rest of its own.
                "NUMBERS_SANDBOX_RESTOCKAFTER",
                "1s",
                "NUMBERS_STOCK_NUMBERS",
                "2000"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /// Standalone it is the whole process that dies, in the split deployment the one that charges.
    @Test
    void each_cycle_is_charged_once_also_across_a_kill_until_the_number_is_released() {
        var tenant = Tenant.with(platform, 100_000);
        var one = Orders.activeNumber(tenant.client());
        var two = Orders.activeNumber(tenant.client());
        await().atMost(PATIENCE).until(() -> tenant.feesCents() >= 4 * FEE_CENTS);

        platform.kill(platform.parts().getFirst());
        platform.revive(platform.parts().getFirst());

        awaitUpToDate(tenant, one);
        awaitUpToDate(tenant, two);
        var released =
                tenant.client().delete("/v1/numbers/" + id(one)).expect(200).json();
        var end = Instant.parse(released.at("/billing_ends_at").asString());
        var paid = feesOf(tenant, one).size();
        assertThat(end).isEqualTo(start(one, paid + 1));
        // As much again, and one more cycle of the other number, whose fees go on.
        await().atMost(PATIENCE)
                .until(() -> Instant.now().isAfter(end.plus(CYCLE.multipliedBy(2)))
                        && feesOf(tenant, two).size() >= paid + 2);
        assertThat(feesOf(tenant, one)).as("nothing after the end").hasSize(paid);
        assertThat(tenant.transactionsSumCents()).isEqualTo(tenant.balanceCents());
    }

    @Test
    void a_fee_that_nobody_pays_is_announced_and_retried_until_the_number_goes_and_is_for_sale_again() {
        var tenant = Tenant.with(platform, 1_000);
        var client = tenant.client();
        try (var receiver = WebhookReceiver.start()) {
            client.post("/v1/webhooks", Map.of("url", receiver.url())).expect(201);
            // 1,000 cents pay for four numbers and four months, and nothing is left.
            var ordered = Orders.order(client, Stock.numbers(4)).json();
            var numbers = Orders.texts(ordered, "/id").stream()
                    .map(id -> Orders.awaitStatus(client, id, "active"))
                    .toList();

            await().atMost(PATIENCE)
                    .until(() -> receiver.deliveries("number.released").size() == numbers.size());

            assertThat(receiver.deliveries("balance.low"))
                    .as("said once, when the numbers were bought")
                    .hasSize(1);
            await().atMost(PATIENCE)
                    .until(() -> receiver.deliveries("balance.depleted").size() >= numbers.size() * (RETRIES + 1));
            for (var number : numbers) {
                var gone = client.get("/v1/numbers/" + id(number)).expect(200).json();
                assertThat(gone.at("/status").asString()).isEqualTo("released");
                assertThat(gone.at("/release_reason").asString()).isEqualTo("non_payment");
                var paid = feesOf(tenant, number).size();
                assertThat(Instant.parse(gone.at("/billing_ends_at").asString()))
                        .isEqualTo(start(number, paid + 1));
            }
            assertThat(tenant.balanceCents()).isZero();
            assertThat(tenant.transactionsSumCents()).isZero();
            isForSaleAgain(numbers.getFirst().at("/e164").asString());
        }
    }

    private static void isForSaleAgain(String e164) {
        var next = Tenant.with(platform, 1_000);
        await().atMost(PATIENCE)
                .until(() -> !next.client()
                        .get("/v1/numbers/available?country_code=US&starts_with=" + e164.replace("+", "%2B"))
                        .expect(200)
                        .json()
                        .at("/data")
                        .isEmpty());
        var bought = next.client()
                .post("/v1/numbers/order", Client.orderOf(e164))
                .expect(201)
                .at("/0/id");
        Orders.awaitStatus(next.client(), bought, "active");
    }

    /// Waits until each cycle that has begun is paid, and holds that each is there once, in order, and adds up.
    private static void awaitUpToDate(Tenant tenant, JsonNode number) {
        await().atMost(PATIENCE).until(() -> {
            var begun = Duration.between(start(number, 1), Instant.now()).dividedBy(CYCLE) + 1;
            return feesOf(tenant, number).size() >= begun;
        });
        var fees = feesOf(tenant, number);
        for (var i = 0; i < fees.size(); i++) {
            var fee = fees.get(fees.size() - 1 - i);
            assertThat(fee.at("/reference").asString())
                    .isEqualTo("number/%s tenure/1 cycle/%d"
                            .formatted(number.at("/e164").asString(), i + 1));
            assertThat(fee.at("/amount_cents").asLong()).isEqualTo(-FEE_CENTS);
            assertThat(fee.at("/description").asString())
                    .contains(start(number, i + 1).toString());
            assertThat(Instant.parse(fee.at("/occurred_at").asString()))
                    .as("not before it was due")
                    .isAfterOrEqualTo(start(number, i + 1));
        }
    }

    /// When the cycle begins, counted from the activation.
    private static Instant start(JsonNode number, int cycle) {
        return Instant.parse(number.at("/activated_at").asString()).plus(CYCLE.multipliedBy(cycle - 1L));
    }

    private static String id(JsonNode number) {
        return number.at("/id").asString();
    }

    /// Newest first.
    private static List<JsonNode> feesOf(Tenant tenant, JsonNode number) {
        var reference = "number/%s ".formatted(number.at("/e164").asString());
        return tenant.fees().stream()
                .filter(fee -> fee.at("/reference").asString().startsWith(reference))
                .toList();
    }
}
