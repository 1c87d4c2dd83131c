package com.voepy.numbers.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RateLimitsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AccessSchema SCHEMA = new AccessSchema(DATABASE.dataSource());
    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private Instant now = START;
    private final UUID key = UUID.randomUUID();

    @Test
    void as_many_requests_pass_as_the_rate_says_whatever_node_they_ask() throws Exception {
        try (var one = pool();
                var other = pool()) {
            var nodes = List.of(limits(100, one), limits(100, other));
            var start = new CyclicBarrier(64);
            var passed = new ArrayList<Future<Integer>>();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 64; i++) {
                    var node = nodes.get(i % 2);
                    passed.add(clients.submit(() -> {
                        start.await();
                        int count = 0;
                        for (int request = 0; request < 5; request++) {
                            count += answer(node).getStatus() == 200 ? 1 : 0;
                        }
                        return count;
                    }));
                }
            }
            int sum = 0;
            for (var client : passed) {
                sum += client.get();
            }
            assertThat(sum).isEqualTo(100);
        }
    }

    @Test
    void what_is_left_is_said_and_comes_back_with_time() {
        var limits = limits(2, pool());

        assertThat(answer(limits).getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");
        assertThat(answer(limits).getHeader("RateLimit")).isEqualTo("\"default\";r=0;t=60");
        var refused = answer(limits);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"default\";r=0;t=30");
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");

        now = START.plusSeconds(30);
        assertThat(answer(limits).getStatus()).isEqualTo(200);
        assertThat(answer(limits).getStatus()).isEqualTo(429);
        now = START.plusSeconds(600);
        assertThat(answer(limits).getHeader("RateLimit")).isEqualTo("\"default\";r=1;t=30");
    }

    @Test
    void each_key_has_its_own_and_another_rate_counts_anew() {
        var limits = limits(1, pool());

        assertThat(answer(limits).getStatus()).isEqualTo(200);
        assertThat(answer(limits).getStatus()).isEqualTo(429);
        assertThat(answer(limits, UUID.randomUUID()).getStatus()).isEqualTo(200);
        assertThat(answer(limits(3, pool())).getHeader("RateLimit")).startsWith("\"default\";r=2;");
    }

    @Test
    void buckets_of_keys_that_ask_for_nothing_go() {
        var limits = limits(1, pool());
        answer(limits);
        limits.clean();
        assertThat(bucketsOf(key)).isEqualTo(1);

        DATABASE.jdbc()
                .sql("UPDATE access.rate_bucket SET expires_at = expires_at - 120001 WHERE id LIKE :id")
                .param("id", key + "%")
                .update();

        assertThat(limits.clean()).isPositive();
        assertThat(bucketsOf(key)).isZero();
        assertThat(answer(limits).getStatus()).isEqualTo(200);
    }

    @Test
    void where_counting_fails_the_request_passes() {
        var pool = pool();
        var limits = limits(1, pool);
        pool.close();

        for (int i = 0; i < 3; i++) {
            var passed = answer(limits);
            assertThat(passed.getStatus()).isEqualTo(200);
            assertThat(passed.getHeader("RateLimit-Policy")).isNotNull();
            assertThat(passed.getHeader("RateLimit")).isNull();
        }
    }

    @Test
    void a_rate_that_makes_no_sense_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(0, Duration.ofSeconds(1)))
                .withMessageContaining("NUMBERS_RATE_LIMIT");
        for (var window : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofDays(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Rate(1, window))
                    .withMessageContaining("NUMBERS_RATE_WINDOW");
        }
    }

    private RateLimits limits(long requests, HikariDataSource pool) {
        return new RateLimits(new Rate(requests, Duration.ofSeconds(60)), pool, () -> now, SCHEMA);
    }

    private MockHttpServletResponse answer(RateLimits limits) {
        return answer(limits, key);
    }

    /// As the filters around it would answer.
    private static MockHttpServletResponse answer(RateLimits limits, UUID keyId) {
        var response = new MockHttpServletResponse();
        try {
            limits.count(keyId, response);
        } catch (Rejection e) {
            assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            response.setStatus(e.code().httpStatus());
            response.setHeader("Retry-After", Integer.toString(e.retryAfterSeconds()));
        }
        return response;
    }

    private static long bucketsOf(UUID keyId) {
        return Objects.requireNonNull(DATABASE.jdbc()
                .sql("SELECT count(*) FROM access.rate_bucket WHERE id LIKE :id")
                .param("id", keyId + "%")
                .query(Long.class)
                .single());
    }

    private static HikariDataSource pool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(DATABASE.url());
        pool.setUsername(DATABASE.user());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(1);
        return pool;
    }
}
