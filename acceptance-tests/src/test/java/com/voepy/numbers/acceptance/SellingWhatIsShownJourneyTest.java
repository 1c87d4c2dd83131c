package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a search shows is what an order can buy, and nothing else, whatever has happened to the numbers before.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SellingWhatIsShownJourneyTest {

    private static final long SEED = 20_260_501;
    private static final int STEPS = 60;
    private static final int NUMBERS = 12;

    private final Platform platform = Platforms.shared();
    private final Random random = new Random(SEED);
    private final List<String> reservations = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    @Test
    void after_a_random_walk_exactly_what_is_shown_can_be_bought() {
        var walker = Tenant.with(platform, 100_000).client();
        var stranger = Tenant.with(platform, 0).client();
        var numbers = Stock.numbers(NUMBERS);
        for (var step = 0; step < STEPS; step++) {
            walk(walker, numbers);
            if (step % 10 == 9) {
                assertThat(shown(stranger, numbers))
                        .as("step %d of seed %d", step, SEED)
                        .isEqualTo(sellable(stranger, numbers));
            }
        }
    }

    /// What is shown is what is debited, to the cent, also while the prices change.
    @Test
    void an_order_debits_the_price_of_its_own_answer_while_prices_change() throws Exception {
        var operator = Tenant.operator(platform);
        operator.put("/v1/admin/pricing-tiers/walking", tier(10_000)).expect(201);
        var tenant = Tenant.with(platform, 100_000);
        operator.patch("/v1/admin/tenants/" + tenant.id(), Map.of("pricing_tier", "walking"))
                .expect(200);
        var changing = Thread.ofVirtual().start(() -> {
            for (var i = 0; i < 20; i++) {
                operator.put("/v1/admin/pricing-tiers/walking", tier(i % 2 == 0 ? 15_000 : 10_000))
                        .expect(200);
            }
        });
        for (var number : Stock.numbers(10)) {
            var before = tenant.balanceWithoutFeesCents();
            var ordered = Orders.order(tenant.client(), number).json().get(0);
            var charged = ordered.get("activation_price_cents_customer").asLong();
            assertThat(charged).isIn(100L, 125L);
            assertThat(ordered.get("monthly_price_cents_customer").asLong()).isIn(150L, 188L);
            assertThat(before - tenant.balanceWithoutFeesCents()).isEqualTo(charged);
        }
        changing.join(Duration.ofSeconds(60));
        operator.put("/v1/admin/pricing-tiers/walking", tier(12_000)).expect(200);
        var number = Stock.number();
        var price = search(tenant.client(), number).at("/data/0/pricing/activation_fee_cents");
        var before = tenant.balanceWithoutFeesCents();
        Orders.order(tenant.client(), number);
        assertThat(before - tenant.balanceWithoutFeesCents())
                .isEqualTo(price.asLong())
                .isEqualTo(110);
    }

    private void walk(Client client, String[] numbers) {
        var some = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> numbers[random.nextInt(numbers.length)])
                .distinct()
                .toArray(String[]::new);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                var made = client.post("/v1/number-reservations", Map.of("phone_numbers", some));
                if (made.status() == 201) {
                    reservations.add(made.at("/id"));
                }
            }
            case 2 -> {
                if (!reservations.isEmpty()) {
                    client.delete(
                            "/v1/number-reservations/" + reservations.remove(random.nextInt(reservations.size())));
                }
            }
            case 3 -> {
                var made = client.post("/v1/numbers/order", Client.orderOf(some));
                if (made.status() == 201) {
                    made.json().forEach(number -> orders.add(number.get("id").asString()));
                }
            }
            default -> {
                if (!orders.isEmpty()) {
                    var id = orders.remove(random.nextInt(orders.size()));
                    Orders.awaitStatus(client, id, "active");
                    client.delete("/v1/numbers/" + id).expect(200);
                }
            }
        }
    }

    private static List<String> shown(Client client, String[] numbers) {
        return Arrays.stream(numbers)
                .filter(number -> search(client, number).at("/meta/count").asInt() == 1)
                .toList();
    }

    private static tools.jackson.databind.JsonNode search(Client client, String number) {
        return client.get("/v1/numbers/available?starts_with=" + number.replace("+", "%2B"))
                .expect(200)
                .json();
    }

    private static List<String> sellable(Client client, String[] numbers) {
        return Arrays.stream(numbers)
                .filter(number ->
                        client.post("/v1/number-quotes", Client.orderOf(number)).status() == 200)
                .toList();
    }

    private static Map<String, Object> tier(int basisPoints) {
        return Map.of(
                "default_markup_basis_points",
                basisPoints,
                "markups",
                List.of(),
                "carrier_lookup_price_cents",
                2,
                "caller_name_lookup_price_cents",
                3);
    }
}
