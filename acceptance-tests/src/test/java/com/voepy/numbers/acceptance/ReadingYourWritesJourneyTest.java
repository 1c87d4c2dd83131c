package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.Together;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A GET that begins after a write was answered shows that write, always: nothing in here waits.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingYourWritesJourneyTest {

    private static final int ROUNDS = 50;

    private final Platform platform = Platforms.shared();

    @Test
    void every_order_is_seen_at_once_in_every_view_of_it() {
        var tenant = Tenant.with(platform, ROUNDS * 250);
        var client = tenant.client();
        for (var round = 1; round <= ROUNDS; round++) {
            var number = Stock.number();
            var ordered = Orders.order(client, number);

            client.get("/v1/numbers/" + ordered.at("/0/id")).expect(200);
            client.get("/v1/number-orders/" + Orders.idOf(ordered)).expect(200);
            assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(250L * ROUNDS - 100L * round);
            assertThat(client.get("/v1/numbers?limit=1").expect(200).at("/data/0/e164"))
                    .isEqualTo(number);
            assertThat(client.get("/v1/numbers/available?country_code=US&starts_with=" + number.replace("+", "%2B"))
                            .expect(200)
                            .json()
                            .at("/data"))
                    .isEmpty();
        }
        await().until(() -> tenant.balanceCents() == 0 && tenant.transactionsSumCents() == 0);
    }

    @Test
    void every_change_is_seen_at_once_also_among_others() {
        var clients = 8;
        var counts = Together.run(clients, _ -> {
            var client = Tenant.with(platform, 1_000).client();
            var id = Orders.activeNumber(client).at("/id").asString();
            for (var round = 0; round < ROUNDS; round++) {
                var reference = "round " + round;
                client.patch("/v1/numbers/" + id, Map.of("customer_reference", reference))
                        .expect(200);
                assertThat(client.get("/v1/numbers/" + id).expect(200).at("/customer_reference"))
                        .isEqualTo(reference);
            }
            return ROUNDS;
        });
        assertThat(counts).hasSize(clients).containsOnly(ROUNDS);
    }
}
