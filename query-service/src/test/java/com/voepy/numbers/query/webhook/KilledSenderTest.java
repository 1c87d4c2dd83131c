package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Bench.NUMBER;
import static com.voepy.numbers.query.webhook.Bench.SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.kit.outbound.WebhookTargets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledSenderTest {

    final Bench bench = new Bench();
    final Receiver receiver = new Receiver();
    final Mortal mortal = new Mortal(bench.dataSource);

    @BeforeEach
    void timePasses() {
        bench.now.set(Instant.now());
        bench.tick();
    }

    @AfterEach
    void close() {
        receiver.close();
        bench.close();
    }

    @Test
    void another_node_takes_over_what_a_killed_one_was_sending() {
        var sent = new CountDownLatch(1);
        var first = new AtomicInteger();
        receiver.answer = exchange -> {
            if (first.getAndIncrement() == 0) {
                mortal.kill();
                sent.countDown();
            }
            Receiver.answer(exchange, 200, "");
        };
        var doomed = bench.started(mortalNode());
        bench.project(doomed, created(SUBSCRIPTION, receiver.url()));
        bench.change(doomed, NUMBER, null, "a");
        await().until(() -> sent.getCount() == 0);
        bench.started();
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("delivered")));
        assertThat(receiver.received.stream().map(Receiver.Received::id).distinct())
                .hasSize(1);
        assertThat(bench.jdbc
                        .sql("SELECT status FROM view.webhook_attempt ORDER BY number")
                        .query((row, _) -> row.getString(1))
                        .list())
                .containsExactly("interrupted", "succeeded");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 45})
    void nothing_is_lost_whenever_a_node_is_killed(int requestsBefore) {
        var count = new AtomicInteger();
        receiver.answer = exchange -> {
            if (count.getAndIncrement() == requestsBefore) {
                mortal.kill();
            }
            Receiver.answer(exchange, 200, "");
        };
        var doomed = mortalNode();
        bench.project(doomed, created(SUBSCRIPTION, receiver.url()));
        for (var i = 0; i < 50; i++) {
            bench.change(doomed, UUID.randomUUID(), null, "a");
        }
        bench.started(doomed);
        await().until(() -> count.get() > requestsBefore);
        bench.started();
        await().until(() -> allDelivered(50));
        assertThat(receiver.received.stream().map(Receiver.Received::id).distinct())
                .hasSize(50);
    }

    @Test
    void two_nodes_share_the_work_and_send_each_delivery_once() {
        var one = bench.started();
        bench.started();
        bench.project(one, created(SUBSCRIPTION, receiver.url()));
        one.transaction().executeWithoutResult(_ -> {
            for (var i = 0; i < 200; i++) {
                bench.change(one, UUID.randomUUID(), null, "a");
            }
        });
        await().until(() -> allDelivered(200));
        assertThat(receiver.received).hasSize(200);
        assertThat(receiver.received.stream().map(Receiver.Received::id).distinct())
                .hasSize(200);
    }

    private Bench.Node mortalNode() {
        return bench.node(mortal, SystemDefaultDnsResolver.INSTANCE, new WebhookTargets(true));
    }

    private boolean allDelivered(int deliveries) {
        var statuses = bench.statuses(SUBSCRIPTION);
        return statuses.size() == deliveries && statuses.stream().allMatch("delivered"::equals);
    }
}
