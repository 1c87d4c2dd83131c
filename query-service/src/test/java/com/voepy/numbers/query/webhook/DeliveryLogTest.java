package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Bench.NUMBER;
import static com.voepy.numbers.query.webhook.Bench.SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.TENANT;
import static com.voepy.numbers.query.webhook.Bench.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.webhook.Delivery.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryLogTest {

    final Bench bench = new Bench();
    final DeliveryLog log = new DeliveryLog(bench.jdbc, new ViewSchema(bench.dataSource), bench.unsealer);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shows_each_attempt_with_what_came_of_it() {
        try (var receiver = new Receiver()) {
            receiver.answer = exchange -> Receiver.answer(exchange, 500, "x".repeat(300));
            var node = bench.started();
            bench.project(node, created(SUBSCRIPTION, receiver.url()));
            bench.change(node, NUMBER, null, "a");
            await().until(() -> log.page(TENANT, Map.of(), first(1)).data().getFirst().attempts().stream()
                    .anyMatch(attempt -> attempt.status().equals("failed")));
            var delivery = log.page(TENANT, Map.of(), first(1)).data().getFirst();
            assertThat(delivery.status()).isEqualTo(Status.PENDING);
            assertThat(delivery.type()).isEqualTo("number.activated");
            assertThat(delivery.resourceId()).isEqualTo(NUMBER);
            assertThat(delivery.nextAttemptAt()).isEqualTo(bench.now.get().plusSeconds(5));
            var attempt = delivery.attempts().getFirst();
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.responseStatus()).isEqualTo(500);
            assertThat(attempt.responseBody()).hasSize(256);
            assertThat(attempt.error()).isEqualTo("the receiver answered 500");
            assertThat(attempt.durationMs()).isNotNull();
            var whole = log.one(TENANT, delivery.id()).orElseThrow();
            assertThat(whole.attempts().getFirst().responseBody()).hasSize(300);
            assertThat(whole.payload()).isNotNull();
        }
    }

    @Test
    void is_paged_newest_first_and_skips_nothing() {
        var node = bench.node();
        bench.project(node, created(SUBSCRIPTION, "https://example.com/"));
        var expected = new ArrayList<UUID>();
        for (var i = 0; i < 7; i++) {
            var number = UUID.randomUUID();
            expected.addFirst(number);
            bench.change(node, number, null, "a");
        }
        var seen = new ArrayList<UUID>();
        @Nullable String cursor = null;
        do {
            var page = log.page(
                    TENANT, Map.of("status", "pending"), PageRequest.of(new Checks(), "deliveries", "3", cursor));
            page.data().forEach(delivery -> seen.add(delivery.resourceId()));
            cursor = page.meta().nextCursor();
        } while (cursor != null);
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void shows_a_tenant_its_own_only() {
        var node = bench.node();
        bench.project(node, created(SUBSCRIPTION, "https://example.com/"));
        bench.change(node, NUMBER, null, "a");
        var id = log.page(TENANT, Map.of(), first(1)).data().getFirst().id();
        assertThat(log.page(UUID.randomUUID(), Map.of(), first(1)).data()).isEqualTo(List.of());
        assertThat(log.one(UUID.randomUUID(), id)).isEmpty();
        assertThat(log.page(TENANT, Map.of("status", "failed"), first(1)).data())
                .isEmpty();
    }

    private static PageRequest first(int limit) {
        return new PageRequest("deliveries", limit, Long.MAX_VALUE);
    }
}
