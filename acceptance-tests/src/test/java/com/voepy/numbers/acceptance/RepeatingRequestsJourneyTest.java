package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
class RepeatingRequestsJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Tenant tenant = Tenant.with(platform, 1_000);
    private final Client client = tenant.client();

    @Test
    void the_same_key_and_body_get_the_first_answer_byte_for_byte() {
        var key = UUID.randomUUID().toString();
        var body = Client.orderOf(Stock.number());
        var first =
                client.post("/v1/numbers/order", body, "Idempotency-Key", key).expect(201);
        Orders.awaitStatus(client, first.at("/0/id"), "active");

        var second = client.post("/v1/numbers/order", body, "Idempotency-Key", "\"" + key + "\"")
                .expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(tenant.balanceCents()).isEqualTo(750);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = UUID.randomUUID().toString();
        client.post("/v1/numbers/order", Client.orderOf(Stock.number()), "Idempotency-Key", key)
                .expect(201);

        var refused = client.post("/v1/numbers/order", Client.orderOf(Stock.number()), "Idempotency-Key", key)
                .expect(422);

        assertThat(refused.code()).isEqualTo("idempotency_key_reused");
        assertThat(tenant.balanceWithoutFeesCents()).isEqualTo(900);
    }

    @Test
    void the_same_key_of_another_tenant_is_another_key() {
        var key = UUID.randomUUID().toString();
        var rival = Tenant.with(platform, 1_000);

        var mine = client.post("/v1/numbers/order", Client.orderOf(Stock.number()), "Idempotency-Key", key)
                .expect(201);
        var theirs = rival.client()
                .post("/v1/numbers/order", Client.orderOf(Stock.number()), "Idempotency-Key", key)
                .expect(201);

        assertThat(theirs.header("Location")).isNotEqualTo(mine.header("Location"));
    }

    @Test
    void every_creating_post_honours_the_key() {
        for (var request : Map.<String, Object>of(
                        "/v1/connections", Map.of("name", "Brand B"),
                        "/v1/webhooks", Map.of("url", "http://127.0.0.1:9/hook"),
                        "/v1/number-reservations", Map.of("phone_numbers", Stock.numbers(1)))
                .entrySet()) {
            var key = UUID.randomUUID().toString();
            var first = client.post(request.getKey(), request.getValue(), "Idempotency-Key", key)
                    .expect(201);
            var second = client.post(request.getKey(), request.getValue(), "Idempotency-Key", key)
                    .expect(201);
            assertThat(second.at("/id")).isEqualTo(first.at("/id"));
            assertThat(second.header("Idempotent-Replayed")).contains("true");
        }
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        for (var key : new String[] {"", "a".repeat(256)}) {
            var refused = client.post("/v1/numbers/order", Client.orderOf(Stock.number()), "Idempotency-Key", key);
            assertThat(refused.expect(400).code()).isEqualTo("idempotency_key_invalid");
        }
    }
}
