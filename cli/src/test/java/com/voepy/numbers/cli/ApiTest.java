package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiTest {

    private static final String[] ORDER = {"order", "+15125550100", "--country-code", "US", "--number-type", "local"};

    @Test
    void a_post_is_repeated_under_the_same_key_until_it_is_answered() {
        try (var server = new Server()) {
            server.breaks().answers(503, "{}").answers(201, "[]");

            var run = Run.of(server, ORDER);

            assertThat(run.exit()).isZero();
            assertThat(server.requests())
                    .hasSize(3)
                    .allMatch(request -> request.body().equals(server.request().body()));
            assertThat(server.requests())
                    .extracting(request -> request.header("Idempotency-Key"))
                    .doesNotContain("")
                    .hasSize(3)
                    .containsOnly(server.request().header("Idempotency-Key"));
        }
    }

    @Test
    void each_run_has_a_key_of_its_own_unless_one_is_given() {
        try (var server = new Server()) {
            server.answers(201, "[]").answers(201, "[]").answers(201, "[]");
            Run.of(server, ORDER);
            Run.of(server, ORDER);
            Run.of(server, with(ORDER, "--idempotency-key", "mine"));

            var keys = server.requests().stream()
                    .map(request -> request.header("Idempotency-Key"))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().contains("mine");
        }
    }

    @Test
    void what_may_have_been_done_can_be_repeated() {
        try (var server = new Server()) {
            server.breaks();

            var run = Run.of(server, with(ORDER, "--retries", "0"));

            assertThat(run.exit()).isEqualTo(Exit.SERVER.code());
            assertThat(run.err())
                    .contains("--idempotency-key " + server.request().header("Idempotency-Key"));
        }
    }

    @Test
    void attempts_are_bounded() {
        try (var server = new Server()) {
            server.answers(503, "{}").answers(503, "{}").answers(200, "{}");

            assertThat(Run.of(server, "balance", "--retries", "1").exit()).isEqualTo(Exit.SERVER.code());
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_refusal_is_not_asked_again() {
        try (var server = new Server()) {
            server.answers(402, "{}");

            assertThat(Run.of(server, ORDER).exit()).isEqualTo(Exit.BALANCE.code());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whoever_asks_to_wait_too_long_is_believed_and_not_waited_for() {
        try (var server = new Server()) {
            server.answers(429, "{\"code\": \"rate_limited\", \"detail\": \"Wait.\"}", "Retry-After", "3600");

            var run = Run.of(server, "balance");

            assertThat(run.exit()).isEqualTo(Exit.RATE.code());
            assertThat(run.err()).contains("retry after: 3600 s");
        }
    }

    @Test
    void a_change_of_one_version_is_repeated_under_its_key_too() {
        try (var server = new Server()) {
            server.breaks().answers(200, "{}");

            var run = Run.of(server, "numbers", "configure", "n", "--messaging-enabled", "true", "--if-match", "\"1\"");

            assertThat(run.exit()).isZero();
            assertThat(server.requests())
                    .hasSize(2)
                    .allMatch(request -> request.header("If-Match").equals("\"1\""))
                    .extracting(request -> request.header("Idempotency-Key"))
                    .doesNotContain("")
                    .containsOnly(server.request().header("Idempotency-Key"));
        }
    }

    @Test
    void the_key_goes_along_and_redirects_are_not_followed() {
        try (var server = new Server();
                var other = new Server()) {
            server.answers(307, "", "Location", other.url() + "/v1/balance");

            assertThat(Run.of(server, "balance").exit()).isEqualTo(Exit.REFUSED.code());
            assertThat(server.request().header("Authorization")).isEqualTo("Bearer " + Run.KEY);
            assertThat(other.requests()).isEmpty();
        }
    }

    private static String[] with(String[] line, String... more) {
        var all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }
}
