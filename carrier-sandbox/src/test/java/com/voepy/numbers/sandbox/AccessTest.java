package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest extends CarrierTest {

    AccessTest() {
        super(Map.of("numbers.sandbox.requests-per-second-max", 5, "numbers.sandbox.balance-cents", 120));
    }

    @Test
    void a_stranger_is_refused() throws IOException {
        var refused = carrier.send("GET", "/balance", null, "Bearer wrong");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.errorCode()).isEqualTo("10009");
    }

    @Test
    void too_many_requests_in_a_second_are_refused_until_the_next() throws IOException {
        carrier.time.pass(Duration.ofSeconds(1));
        for (int left = 4; left >= 0; left--) {
            var answer = carrier.get("/balance");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("x-ratelimit-remaining", String.valueOf(left));
        }

        var refused = carrier.get("/balance");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("10011");
        assertThat(refused.headers()).containsKeys("x-ratelimit-limit", "x-ratelimit-reset");
        carrier.time.pass(Duration.ofSeconds(1));
        assertThat(carrier.get("/balance").status()).isEqualTo(200);
    }

    @Test
    void an_order_that_the_balance_does_not_cover_takes_nothing() throws IOException {
        carrier.time.pass(Duration.ofSeconds(1));
        carrier.order("+15125550900", "+15125550901");
        carrier.time.pass(Duration.ofSeconds(1));

        var refused = carrier.order("+15125550902");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorCode()).isEqualTo("20100");
        assertThat(carrier.get("/balance").text("/data/balance")).isEqualTo("0.20");
        assertThat(carrier.get("/phone_numbers?filter[phone_number]=+15125550902")
                        .body()
                        .at("/data"))
                .isEmpty();
    }

    @Test
    void health_is_open_to_all() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(carrier.uri() + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("up");
        }
    }
}
