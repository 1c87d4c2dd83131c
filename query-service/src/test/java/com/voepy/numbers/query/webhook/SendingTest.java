package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Bench.NEW_SECRET;
import static com.voepy.numbers.query.webhook.Bench.NUMBER;
import static com.voepy.numbers.query.webhook.Bench.OTHER_SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.SECRET;
import static com.voepy.numbers.query.webhook.Bench.SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.TENANT;
import static com.voepy.numbers.query.webhook.Bench.created;
import static com.voepy.numbers.query.webhook.Bench.rotated;
import static com.voepy.numbers.query.webhook.Bench.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kit.outbound.WebhookTargets;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingTest {

    final Bench bench = new Bench();
    final Receiver receiver = new Receiver();

    @BeforeEach
    void nowIsNow() {
        // The official library refuses timestamps that are not of today.
        bench.now.set(Instant.now());
        bench.tick();
    }

    @AfterEach
    void close() {
        receiver.close();
        bench.close();
    }

    @Test
    void a_delivery_arrives_signed() throws Exception {
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "böse \"Zeichen\"");
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("delivered")));
        var received = receiver.received.getFirst();
        received.verify(SECRET);
        assertThat(received.header("content-type")).startsWith("application/json");
        assertThat(received.body()).contains(received.id());
        assertThat(bench.count("scheduled_tasks")).isZero();
    }

    @Test
    void personal_data_is_opened_as_it_is_sent_and_kept_nowhere() throws Exception {
        receiver.answer = exchange -> Receiver.answer(exchange, 500, "I got: 1 Canary St");
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        var street = node.transaction().execute(_ -> bench.vault.seal(NUMBER, TENANT, "1 Canary St"));
        bench.change(node, NUMBER, Map.of("street_address", Objects.requireNonNull(street)));
        awaitAttempts(1, "failed");
        receiver.received.getFirst().verify(SECRET);
        assertThat(receiver.bodies().getFirst()).contains("\"data\":{\"street_address\":\"1 Canary St\"}");
        assertThat(bench.jdbc
                        .sql(
                                "SELECT count(*) FROM view.webhook_delivery d JOIN view.webhook_attempt a"
                                        + " ON a.delivery = d.queued WHERE d.body LIKE '%Canary%' OR response_body LIKE '%Canary%'")
                        .query(Integer.class)
                        .single())
                .isZero();

        node.transaction().executeWithoutResult(_ -> bench.vault.destroy(TENANT, List.of(NUMBER)));
        bench.pass(Bench.properties().retrySchedule().getFirst());
        awaitAttempts(2, "failed");
        receiver.received.getLast().verify(SECRET);
        assertThat(receiver.bodies().getLast()).contains("\"data\":{\"street_address\":null}");
    }

    @Test
    void a_failed_delivery_is_tried_on_the_standard_schedule_then_given_up() {
        receiver.answers(500);
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        var waits = Bench.properties().retrySchedule();
        for (var attempt = 1; attempt <= waits.size(); attempt++) {
            awaitAttempts(attempt, "failed");
            assertThat(waitAfter(attempt))
                    .isBetween(waits.get(attempt - 1), waits.get(attempt - 1).plusSeconds(1));
            bench.pass(waits.get(attempt - 1));
        }
        awaitAttempts(10, "failed");
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("failed")));
        assertThat(receiver.received).hasSize(10);
        assertThat(receiver.received.stream().map(Receiver.Received::id).distinct())
                .hasSize(1);
        assertThat(receiver.bodies().stream().distinct()).hasSize(1);
        assertThat(timestamps().distinct()).hasSize(10);
        assertThat(disabledReason(SUBSCRIPTION)).isEqualTo("deliveries_failed");
    }

    @Test
    void the_tenants_other_subscriptions_hear_of_a_disabled_one() throws Exception {
        try (var other = new Receiver()) {
            receiver.answers(410);
            var node = bench.started();
            bench.project(node, created(SUBSCRIPTION, receiver.url()));
            bench.project(node, created(OTHER_SUBSCRIPTION, other.url(), List.of("webhook.disabled"), null));
            bench.change(node, NUMBER, null, "a");
            await().until(() -> other.received.size() == 1);
            other.received.getFirst().verify(SECRET);
            assertThat(other.bodies().getFirst())
                    .contains("\"type\":\"webhook.disabled\"")
                    .contains("\"disabled_reason\":\"receiver_gone\"")
                    .contains(SUBSCRIPTION.toString());
            assertThat(receiver.received).hasSize(1);
            assertThat(disabledReason(SUBSCRIPTION)).isEqualTo("receiver_gone");
        }
    }

    @Test
    void what_was_queued_for_a_disabled_subscription_is_sent_once_it_is_enabled() {
        receiver.answers(410);
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        node.transaction().executeWithoutResult(_ -> {
            bench.change(node, NUMBER, null, "a");
            bench.change(node, NUMBER, null, "b");
        });
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("failed", "pending"))
                && bench.count("scheduled_tasks") == 0);
        receiver.answers(200);
        bench.project(node, updated(SUBSCRIPTION, receiver.url(), true));
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("failed", "delivered")));
    }

    @Test
    void deliveries_about_one_resource_arrive_in_order_and_one_at_a_time() {
        var failures = new AtomicInteger();
        receiver.answer = exchange -> Receiver.answer(exchange, failures.getAndIncrement() == 0 ? 503 : 200, "");
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        var expected = new ArrayList<String>();
        node.transaction()
                .executeWithoutResult(_ -> IntStream.range(0, 20).forEach(i -> {
                    bench.change(node, NUMBER, null, "change-%02d".formatted(i));
                    expected.add("change-%02d".formatted(i));
                }));
        awaitAttempts(1, "failed");
        bench.pass(Duration.ofSeconds(5));
        await().until(() -> bench.statuses(SUBSCRIPTION).stream().allMatch("delivered"::equals));
        assertThat(references()).startsWith("change-00", "change-00").endsWith("change-19");
        assertThat(references().stream().distinct()).containsExactlyElementsOf(expected);
        assertThat(receiver.mostAtOnce).hasValue(1);
    }

    @Test
    void deliveries_about_different_resources_do_not_wait_for_each_other() throws InterruptedException {
        var bothThere = new CountDownLatch(2);
        receiver.answer = exchange -> {
            bothThere.countDown();
            try {
                bothThere.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Receiver.answer(exchange, 200, "");
        };
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        bench.change(node, UUID.randomUUID(), null, "b");
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("delivered", "delivered")));
    }

    @Test
    void an_answer_that_takes_too_long_is_a_failure() {
        var over = new CountDownLatch(1);
        receiver.answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (var i = 0; i < 100 && over.getCount() > 0; i++) {
                    body.write('.');
                    body.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        awaitAttempts(1, "failed");
        over.countDown();
        assertThat(error()).isEqualTo("no complete answer within 2000 ms");
    }

    @Test
    void a_redirect_is_a_failure_and_not_followed() {
        try (var elsewhere = new Receiver()) {
            receiver.answer = exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                Receiver.answer(exchange, 307, "");
            };
            var node = bench.started();
            bench.project(node, created(SUBSCRIPTION, receiver.url()));
            bench.change(node, NUMBER, null, "a");
            awaitAttempts(1, "failed");
            assertThat(error()).isEqualTo("the receiver answered 307");
            assertThat(elsewhere.received).isEmpty();
        }
    }

    @Test
    void a_rotated_secret_signs_together_with_the_one_before_it_for_a_day() throws Exception {
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.project(node, rotated(SUBSCRIPTION, bench.now.get().plus(Duration.ofSeconds(60))));
        bench.change(node, NUMBER, null, "a");
        await().until(() -> receiver.received.size() == 1);
        receiver.received.getFirst().verify(SECRET);
        receiver.received.getFirst().verify(NEW_SECRET);
        bench.pass(Duration.ofSeconds(60));
        bench.change(node, NUMBER, null, "b");
        await().until(() -> receiver.received.size() == 2);
        receiver.received.getLast().verify(NEW_SECRET);
        assertThatThrownBy(() -> receiver.received.getLast().verify(SECRET))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_receiver_that_asks_for_time_gets_it() {
        receiver.answer = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            Receiver.answer(exchange, 429, "slow down");
        };
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        awaitAttempts(1, "failed");
        assertThat(waitAfter(1)).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
    }

    @Test
    void of_a_long_answer_the_first_16_kB_are_kept() {
        receiver.answer = exchange -> Receiver.answer(exchange, 200, "\0" + "x".repeat(1_000_000));
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        awaitAttempts(1, "succeeded");
        assertThat(bench.jdbc
                        .sql("SELECT length(response_body) FROM view.webhook_attempt")
                        .query(Integer.class)
                        .single())
                .isEqualTo(16 * 1024 - 1);
    }

    @Test
    void a_test_is_sent_once_and_disables_nothing() {
        receiver.answers(410);
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.project(node, new WebhookTestRequested(SUBSCRIPTION, TENANT));
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("failed")));
        assertThat(disabledReason(SUBSCRIPTION)).isEqualTo("none");
    }

    @Test
    void a_redelivery_has_the_same_id_and_body() {
        var node = bench.started();
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        await().until(() -> bench.statuses(SUBSCRIPTION).equals(List.of("delivered")));
        var id = receiver.received.getFirst().id();
        bench.project(node, new WebhookRedeliveryRequested(SUBSCRIPTION, TENANT, id));
        await().until(() -> receiver.received.size() == 2);
        assertThat(receiver.received.getLast().id()).isEqualTo(id);
        assertThat(receiver.bodies().stream().distinct()).hasSize(1);
    }

    @Test
    void a_private_address_is_not_called() {
        var node = bench.started(
                bench.node(bench.dataSource, SystemDefaultDnsResolver.INSTANCE, new WebhookTargets(false)));
        bench.project(node, created(SUBSCRIPTION, receiver.url()));
        bench.change(node, NUMBER, null, "a");
        awaitAttempts(1, "failed");
        assertThat(error()).isEqualTo("the host has no address on the public internet");
        assertThat(receiver.received).isEmpty();
    }

    @Test
    void a_name_that_changes_its_address_gains_nothing() {
        var asked = new AtomicInteger();
        var rebinding = new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                try {
                    return asked.getAndIncrement() % 2 == 0
                            ? new InetAddress[] {
                                InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::ffff:127.0.0.1")
                            }
                            : new InetAddress[] {InetAddress.getByName("169.254.169.254")};
                } catch (java.net.UnknownHostException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        var node = bench.started(bench.node(bench.dataSource, rebinding, new WebhookTargets(false)));
        bench.project(node, created(SUBSCRIPTION, "http://rebind.example.com:%d/".formatted(receiver.port())));
        bench.change(node, NUMBER, null, "a");
        awaitAttempts(1, "failed");
        bench.pass(Duration.ofSeconds(5));
        awaitAttempts(2, "failed");
        assertThat(asked).hasValue(2);
        assertThat(receiver.received).isEmpty();
    }

    private void awaitAttempts(int number, String status) {
        await().until(() -> bench.jdbc
                        .sql("SELECT count(*) FROM view.webhook_attempt WHERE number = :number AND status = :status")
                        .param("number", number)
                        .param("status", status)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    /// From the begin of an attempt to when the next was due.
    private Duration waitAfter(int attempt) {
        return bench.jdbc
                .sql("""
                    SELECT (extract(epoch FROM next_attempt_at - started_at) * 1000)::bigint
                    FROM view.webhook_attempt WHERE number = :number
                    """)
                .param("number", attempt)
                .query((row, _) -> Duration.ofMillis(row.getLong(1)))
                .single();
    }

    private String error() {
        return bench.jdbc
                .sql("SELECT error FROM view.webhook_attempt")
                .query(String.class)
                .single();
    }

    private String disabledReason(UUID subscription) {
        return bench.jdbc
                .sql("SELECT coalesce(disabled_reason, 'none') FROM view.webhook_subscription WHERE id = :id")
                .param("id", subscription)
                .query(String.class)
                .single();
    }

    private List<String> references() {
        return receiver.bodies().stream()
                .map(body -> body.replaceFirst(".*\"customer_reference\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private java.util.stream.Stream<String> timestamps() {
        return receiver.received.stream().map(received -> received.header("webhook-timestamp"));
    }
}
