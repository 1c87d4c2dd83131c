package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayingForNumbersJourneyTest {

    private final Platform platform = Platforms.shared();

    @Test
    void a_balance_that_does_not_cover_the_order_changes_nothing() {
        var tenant = Tenant.with(platform, 150);
        var numbers = Stock.numbers(2);

        var refused = tenant.client()
                .post("/v1/numbers/order", Client.orderOf(numbers), "Idempotency-Key", "try-again")
                .expect(402);

        assertThat(refused.code()).isEqualTo("balance_insufficient");
        assertThat(refused.json().at("/required_cents").asLong()).isEqualTo(200);
        assertThat(refused.json().at("/available_cents").asLong()).isEqualTo(150);
        assertThat(tenant.balanceCents()).isEqualTo(150);
        assertThat(tenant.client().get("/v1/numbers").expect(200).json().at("/data"))
                .isEmpty();
        assertThat(tenant.client().get("/v1/number-orders").expect(200).json().at("/data"))
                .isEmpty();

        tenant.credit(platform, 50);
        tenant.client()
                .post("/v1/numbers/order", Client.orderOf(numbers), "Idempotency-Key", "try-again")
                .expect(201);
        assertThat(tenant.balanceCents()).isZero();
        assertThat(tenant.transactionsSumCents()).isZero();
    }

    @Test
    void a_quote_says_what_an_order_then_debits() {
        var tenant = Tenant.with(platform, 1_000);
        var body = Client.orderOf(Stock.numbers(3));

        var quote = tenant.client().post("/v1/number-quotes", body);

        assertThat(quote.status()).isBetween(200, 201);
        assertThat(quote.json().at("/total_activation_cents").asLong()).isEqualTo(300);
        assertThat(tenant.balanceCents()).isEqualTo(1_000);
        tenant.client().post("/v1/numbers/order", body).expect(201);
        assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(700);
    }

    @Test
    void a_debit_names_order_and_number_and_all_transactions_add_up_to_the_balance() {
        var tenant = Tenant.with(platform, 1_000);
        var ordered = Orders.order(tenant.client(), Stock.number());

        Orders.awaitStatus(tenant.client(), ordered.at("/0/id"), "active");
        var lines = tenant.client()
                .get("/v1/balance/transactions")
                .expect(200)
                .json()
                .at("/data");

        var debit = lines.get(1);
        assertThat(debit.at("/type").asString()).isEqualTo("debit");
        assertThat(debit.at("/amount_cents").asLong()).isEqualTo(-100);
        assertThat(debit.at("/balance_after_cents").asLong()).isEqualTo(900);
        assertThat(debit.at("/reference").asString()).contains(Orders.idOf(ordered));
        var fee = lines.get(0);
        assertThat(fee.at("/type").asString()).isEqualTo("monthly_fee");
        assertThat(fee.at("/amount_cents").asLong()).isEqualTo(-150);
        assertThat(fee.at("/reference").asString())
                .isEqualTo("number/%s tenure/1 cycle/1".formatted(ordered.at("/0/e164")));
        assertThat(tenant.balanceCents()).isEqualTo(750);
        assertThat(tenant.transactionsSumCents()).isEqualTo(750);
    }

    @Test
    void a_credit_counts_once_per_reference() {
        var tenant = Tenant.with(platform, 0);
        var path = "/v1/admin/tenants/%s/credits".formatted(tenant.id());
        var operator = Tenant.operator(platform);
        var credit = Map.of("amount_cents", 500, "reference", "wire-4711");

        operator.post(path, credit).expect(201);
        operator.post(path, credit);

        assertThat(tenant.balanceCents()).isEqualTo(500);
        assertThat(operator.post(path, Map.of("amount_cents", 600, "reference", "wire-4711"))
                        .status())
                .isEqualTo(409);
        assertThat(tenant.balanceCents()).isEqualTo(500);
    }

    @Test
    void the_price_shown_is_the_price_debited_while_the_tier_changes() {
        var operator = Tenant.operator(platform);
        var name = "promo-" + UUID.randomUUID();
        var tier = "/v1/admin/pricing-tiers/" + name;
        operator.put(tier, tier(0)).expect(201);
        var made = operator.post("/v1/admin/tenants", Map.of("name", "Reseller", "pricing_tier", name))
                .expect(201);
        var tenant = new Tenant(
                made.at("/id"),
                made.at("/name"),
                operator.withKey(made.at("/api_key")),
                made.at("/api_key"),
                made.at("/default_connection_id"));
        tenant.credit(platform, 100_000);

        for (var round = 0; round < 10; round++) {
            operator.put(tier, tier(round * 1_000)).expect(200);
            var number = Stock.number();
            var before = tenant.balanceWithoutFeesCents();
            var shown = shownCents(tenant.client(), number);
            var ordered = Orders.order(tenant.client(), number);
            assertThat(before - tenant.balanceWithoutFeesCents()).isEqualTo(shown);
            assertThat(ordered.json().at("/0/activation_price_cents_customer").asLong())
                    .isEqualTo(shown);
            assertThat(shown).isEqualTo(50 + 5L * round);
        }
        await().until(() -> tenant.transactionsSumCents() == tenant.balanceCents());
    }

    private static long shownCents(Client client, String number) {
        return client.get("/v1/numbers/available?country_code=US&starts_with=" + number.replace("+", "%2B"))
                .expect(200)
                .json()
                .at("/data/0/pricing/activation_fee_cents")
                .asLong();
    }

    private static Map<String, Object> tier(long markupBasisPoints) {
        return Map.of(
                "default_markup_basis_points",
                markupBasisPoints,
                "markups",
                new Object[0],
                "carrier_lookup_price_cents",
                1,
                "caller_name_lookup_price_cents",
                2);
    }
}
