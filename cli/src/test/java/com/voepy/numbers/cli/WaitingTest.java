package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingTest {

    private static final String[] ORDER = {
        "order", "+15125550100", "+15125550101", "--country-code", "US", "--number-type", "local", "--wait"
    };

    @Test
    void an_order_is_watched_until_it_is_complete() {
        try (var server = ordered()) {
            server.answers(200, order("pending", "pending", "pending"))
                    .answers(200, order("pending", "active", "pending"))
                    .answers(200, order("completed", "active", "active"));

            var run = Run.of(server, ORDER);

            assertThat(run.exit()).isZero();
            assertThat(run.err())
                    .containsSubsequence("pending: 2 pending", "1 active, 1 pending", "completed: 2 active");
            assertThat(run.out()).contains("completed");
            assertThat(server.request().target()).isEqualTo("/v1/number-orders/o-1");
        }
    }

    @Test
    void an_order_that_fails_is_no_success() {
        try (var server = ordered()) {
            server.answers(200, order("failed", "activation_failed", "activation_failed"));

            var run = Run.of(server, ORDER);

            assertThat(run.exit()).isEqualTo(Exit.ENDED_BADLY.code());
            assertThat(run.err()).contains("It ended as failed.");
        }
    }

    @Test
    void a_wait_has_an_end() {
        try (var server = ordered()) {
            server.answers(200, order("pending", "pending", "pending"))
                    .answers(200, order("pending", "pending", "pending"));
            var line = Arrays.copyOf(ORDER, ORDER.length + 2);
            line[ORDER.length] = "--timeout";
            line[ORDER.length + 1] = "0.1s";

            var run = Run.of(server, line);

            assertThat(run.exit()).isEqualTo(Exit.STILL_GOING.code());
            assertThat(run.err()).contains("still pending", "/v1/number-orders/o-1");
        }
    }

    @Test
    void what_is_there_already_is_watched_by_its_own_id() {
        try (var server = new Server()) {
            server.answers(200, "{\"status\": \"exception\"}").answers(200, "{\"status\": \"exception\"}");

            assertThat(Run.of(server, "port", "submit", "p-1", "--wait").exit()).isEqualTo(Exit.ENDED_BADLY.code());
            assertThat(server.request().target()).isEqualTo("/v1/numbers/porting-orders/p-1");
        }
    }

    private static Server ordered() {
        return new Server().answers(201, "[]", "Location", "/v1/number-orders/o-1");
    }

    private static String order(String status, String first, String second) {
        return "{\"id\": \"o-1\", \"status\": \"%s\", \"phone_numbers\": [{\"status\": \"%s\"}, {\"status\": \"%s\"}]}"
                .formatted(status, first, second);
    }
}
