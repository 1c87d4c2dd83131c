package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.acceptance.platform.Answer;
import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import com.voepy.numbers.acceptance.platform.Together;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RacingJourneyTest {

    private final Platform platform = Platforms.shared();

    @Test
    void of_64_clients_that_want_one_number_exactly_one_gets_it() {
        var tenants = IntStream.range(0, 8)
                .mapToObj(_ -> Tenant.with(platform, 10_000))
                .toList();
        var number = Stock.number();

        var answers = Together.run(
                64,
                i -> order(
                        tenants.get(i % tenants.size()).client(),
                        number,
                        UUID.randomUUID().toString()));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 409 && answer.code().equals("number_unavailable"));
        assertThat(tenants.stream().mapToLong(Tenant::balanceWithoutFeesCents).sum())
                .isEqualTo(8 * 10_000 - 100);
        await().untilAsserted(() ->
                assertThat(tenants).allMatch(tenant -> tenant.balanceCents() == tenant.transactionsSumCents()));
    }

    @Test
    void of_64_orders_on_a_balance_that_covers_10_exactly_10_are_taken() {
        var tenant = Tenant.with(platform, 10 * 100);
        // Active only long after the race, so that no monthly fee has a part in it.
        var numbers = IntStream.range(0, 64).mapToObj(_ -> Stock.magic(4)).toArray(String[]::new);

        var answers = Together.run(
                64, i -> order(tenant.client(), numbers[i], UUID.randomUUID().toString()));

        assertThat(count(answers, 201)).isEqualTo(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 402 && answer.code().equals("balance_insufficient"));
        assertThat(tenant.balanceCents()).isZero();
        assertThat(tenant.transactionsSumCents()).isZero();
        assertThat(tenant.client()
                        .get("/v1/numbers?limit=250")
                        .expect(200)
                        .json()
                        .at("/meta/count")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void of_100_duplicates_of_one_idempotency_key_exactly_one_orders() {
        var tenant = Tenant.with(platform, 10_000);
        var number = Stock.number();
        var key = UUID.randomUUID().toString();

        var answers = Together.run(100, _ -> order(tenant.client(), number, key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(9_900);
        assertThat(tenant.client()
                        .get("/v1/number-orders")
                        .expect(200)
                        .json()
                        .at("/meta/count")
                        .asInt())
                .isEqualTo(1);
    }

    private static Answer order(Client client, String number, String key) {
        return client.post("/v1/numbers/order", Client.orderOf(number), "Idempotency-Key", key);
    }

    private static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }
}
