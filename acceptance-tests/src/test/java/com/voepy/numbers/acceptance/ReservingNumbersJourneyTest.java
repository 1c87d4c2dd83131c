package com.voepy.numbers.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.acceptance.platform.Client;
import com.voepy.numbers.acceptance.platform.Orders;
import com.voepy.numbers.acceptance.platform.Platform;
import com.voepy.numbers.acceptance.platform.Platforms;
import com.voepy.numbers.acceptance.platform.Stock;
import com.voepy.numbers.acceptance.platform.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReservingNumbersJourneyTest {

    private final Platform platform = Platforms.shared();
    private final Client client = Tenant.with(platform, 1_000).client();
    private final Client rival = Tenant.with(platform, 1_000).client();

    @Test
    void a_held_number_is_off_the_market_for_everyone_else() {
        var number = Stock.number();
        var held = reserve(client, number);

        assertThat(held.at("/status").asString()).isEqualTo("active");
        assertThat(held.at("/phone_numbers/0/phone_number").asString()).isEqualTo(number);
        assertThat(Duration.between(
                        Instant.parse(held.at("/created_at").asString()),
                        Instant.parse(held.at("/expires_at").asString())))
                .isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(1));
        assertThat(offered(rival, number)).isFalse();
        assertThat(offered(client, number)).isFalse();

        var refused = rival.post("/v1/numbers/order", Client.orderOf(number)).expect(409);
        assertThat(refused.code()).isEqualTo("number_unavailable");
        assertThat(refused.at("/phone_numbers/0")).isEqualTo(number);
        assertThat(rival.post("/v1/number-reservations", Map.of("phone_numbers", new String[] {number}))
                        .expect(409)
                        .code())
                .isEqualTo("number_unavailable");
    }

    @Test
    void an_order_of_the_same_tenant_consumes_the_reservation() {
        var number = Stock.number();
        var id = reserve(client, number).at("/id").asString();

        Orders.order(client, number);

        assertThat(client.get("/v1/number-reservations/" + id).expect(200).at("/status"))
                .isEqualTo("consumed");
        assertThat(client.delete("/v1/number-reservations/" + id).expect(409).code())
                .isEqualTo("reservation_not_active");
    }

    @Test
    void a_cancelled_reservation_puts_its_numbers_back_on_offer() {
        var number = Stock.number();
        var id = reserve(client, number).at("/id").asString();

        assertThat(client.delete("/v1/number-reservations/" + id).status()).isBetween(200, 204);

        assertThat(client.get("/v1/number-reservations/" + id).expect(200).at("/status"))
                .isEqualTo("cancelled");
        assertThat(offered(rival, number)).isTrue();
        Orders.order(rival, number);
    }

    @Test
    void it_is_all_or_none() {
        var taken = Stock.number();
        var free = Stock.number();
        reserve(rival, taken);

        var refused = client.post("/v1/number-reservations", Map.of("phone_numbers", new String[] {free, taken}))
                .expect(409);

        assertThat(refused.json().at("/phone_numbers")).hasSize(1);
        assertThat(refused.at("/phone_numbers/0")).isEqualTo(taken);
        reserve(rival, free);
    }

    @Test
    void it_can_be_extended_to_two_hours_from_its_creation() {
        var held = reserve(client, Stock.number());
        var path = "/v1/number-reservations/" + held.at("/id").asString();

        var extended = client.post(path + "/extend").expect(200);

        assertThat(Instant.parse(extended.at("/expires_at")))
                .isAfterOrEqualTo(Instant.parse(held.at("/expires_at").asString()))
                .isBeforeOrEqualTo(
                        Instant.parse(held.at("/created_at").asString()).plus(Duration.ofHours(2)));
        assertThat(client.get(path).expect(200).at("/expires_at")).isEqualTo(extended.at("/expires_at"));
    }

    private static JsonNode reserve(Client by, String... numbers) {
        return by.post("/v1/number-reservations", Map.of("phone_numbers", numbers))
                .expect(201)
                .json();
    }

    private static boolean offered(Client to, String number) {
        return !to.get("/v1/numbers/available?country_code=US&starts_with=" + number.replace("+", "%2B"))
                .expect(200)
                .json()
                .at("/data")
                .isEmpty();
    }
}
