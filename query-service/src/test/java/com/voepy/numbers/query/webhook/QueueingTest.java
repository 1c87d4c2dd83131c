package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Bench.CONNECTION;
import static com.voepy.numbers.query.webhook.Bench.NUMBER;
import static com.voepy.numbers.query.webhook.Bench.OTHER_SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.SUBSCRIPTION;
import static com.voepy.numbers.query.webhook.Bench.TENANT;
import static com.voepy.numbers.query.webhook.Bench.created;
import static com.voepy.numbers.query.webhook.Bench.updated;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.web.WireJson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueueingTest {

    static final String URL = "https://example.com/hook";

    final Bench bench = new Bench();
    final Bench.Node node = bench.node();

    @BeforeEach
    void subscribe() {
        bench.project(node, created(SUBSCRIPTION, URL));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_change_is_queued_with_its_snapshot_and_its_timer() {
        var change = bench.change(node, NUMBER, CONNECTION, "front desk");
        var id = new DeliveryId(SUBSCRIPTION, change.cause().position(), WebhookType.NUMBER_ACTIVATED).toString();
        var body = bench.jdbc
                .sql("SELECT body FROM view.webhook_delivery WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(WireJson.mapper().readTree(body))
                .isEqualTo(WireJson.mapper().readTree("""
            {"id": "%s", "type": "number.activated", "timestamp": "2030-01-01T12:00:00.000Z",
             "connection_id": "%s", "data": {"customer_reference": "front desk"}}
            """.formatted(id, CONNECTION)));
        assertThat(bench.count("scheduled_tasks")).isEqualTo(1);
    }

    @Test
    void a_change_is_queued_once_however_often_it_is_projected() {
        var change = bench.change(node, NUMBER, null, "a");
        bench.project(node, change);
        assertThat(bench.count("webhook_delivery")).isEqualTo(1);
        assertThat(bench.count("scheduled_tasks")).isEqualTo(1);
    }

    @Test
    void nothing_is_queued_by_a_transaction_that_fails() {
        node.transaction().executeWithoutResult(status -> {
            bench.change(node, NUMBER, null, "a");
            status.setRollbackOnly();
        });
        assertThat(bench.count("webhook_delivery")).isZero();
        assertThat(bench.count("scheduled_tasks")).isZero();
    }

    @Test
    void a_subscription_of_one_connection_hears_of_that_one_only() {
        bench.project(node, created(OTHER_SUBSCRIPTION, URL, List.of("*"), CONNECTION));
        bench.change(node, NUMBER, null, "detached");
        bench.change(node, NUMBER, UUID.randomUUID(), "elsewhere");
        bench.change(node, NUMBER, CONNECTION, "here");
        assertThat(bench.statuses(SUBSCRIPTION)).hasSize(3);
        assertThat(bench.statuses(OTHER_SUBSCRIPTION)).hasSize(1);
    }

    @Test
    void a_subscription_hears_of_the_types_it_chose() {
        bench.project(node, created(OTHER_SUBSCRIPTION, URL, List.of("number.released"), null));
        bench.change(node, NUMBER, null, "a");
        assertThat(bench.statuses(OTHER_SUBSCRIPTION)).isEmpty();
    }

    @Test
    void a_disabled_subscription_hears_of_nothing() {
        bench.project(node, updated(SUBSCRIPTION, URL, false));
        bench.change(node, NUMBER, null, "a");
        assertThat(bench.statuses(SUBSCRIPTION)).isEmpty();
    }

    @Test
    void a_test_goes_to_the_one_that_asked_even_if_disabled() {
        bench.project(node, created(OTHER_SUBSCRIPTION, URL));
        bench.project(node, updated(SUBSCRIPTION, URL, false));
        var asked = bench.project(node, new WebhookTestRequested(SUBSCRIPTION, TENANT));
        bench.project(node, asked);
        assertThat(bench.jdbc
                        .sql("SELECT id FROM view.webhook_delivery")
                        .query(String.class)
                        .list())
                .containsExactly(new DeliveryId(SUBSCRIPTION, asked.sequence(), WebhookType.WEBHOOK_TEST).toString());
    }

    @Test
    void a_redelivery_starts_the_delivery_over_once() {
        var change = bench.change(node, NUMBER, null, "a");
        bench.jdbc
                .sql("UPDATE view.webhook_delivery SET status = 'delivered', next_attempt_at = NULL")
                .update();
        var id = new DeliveryId(SUBSCRIPTION, change.cause().position(), WebhookType.NUMBER_ACTIVATED).toString();
        var asked = bench.project(node, new WebhookRedeliveryRequested(SUBSCRIPTION, TENANT, id));
        assertThat(bench.statuses(SUBSCRIPTION)).containsExactly("pending");
        bench.jdbc
                .sql("UPDATE view.webhook_delivery SET status = 'delivered', next_attempt_at = NULL")
                .update();
        bench.project(node, asked);
        assertThat(bench.statuses(SUBSCRIPTION)).containsExactly("delivered");
    }

    @Test
    void what_waits_for_a_deleted_subscription_has_failed() {
        bench.change(node, NUMBER, null, "a");
        bench.project(node, new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT));
        bench.change(node, NUMBER, null, "b");
        assertThat(bench.statuses(SUBSCRIPTION)).containsExactly("failed");
    }
}
