package com.voepy.numbers.query.console;

import static com.voepy.numbers.query.testing.Fixture.KEY;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.OPERATOR_KEY;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.testing.Fixture;
import com.voepy.numbers.query.testing.QueryNode;
import com.voepy.numbers.query.testing.TestLog;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;

/// What operators see when something has stopped, and what they can do about it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperationsPageTest {

    private static final UUID SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000001");
    private static final String DELIVERY = new DeliveryId(SUBSCRIPTION, 1, WebhookType.NUMBER_ACTIVATED).toString();

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);

    @Test
    void says_how_far_behind_the_read_models_are_while_they_are_stuck() {
        log.append(Fixture.born());
        var unknown = log.append(renames(1));
        var head = log.append(renames(4));
        database.jdbc()
                .sql("UPDATE log.event SET type = 'FromTheFuture' WHERE position = :position")
                .param("position", unknown)
                .update();
        try (var node = QueryNode.start(database)) {
            var operator = Visitor.with(node, OPERATOR_KEY);
            await().untilAsserted(() -> assertThat(operator.page("/console/operations"))
                    .contains("Stuck at position " + unknown, "<strong>5</strong> events behind")
                    .contains("<strong>%d</strong> shown".formatted(unknown - 1))
                    .contains("<strong>%d</strong> in the log".formatted(head)));
            assertThat(operator.page("/console/operations/lag")).contains("<strong>5</strong> events behind");
            var health = Objects.requireNonNull(node.bean("projectionHealthIndicator", HealthIndicator.class)
                    .health());
            assertThat(health.getDetails()).containsEntry("stuck_at", unknown).containsEntry("head", head);
            // Every other page waits for what was written, and says so.
            assertThat(operator.get("/console/tenants").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void leads_from_a_delivery_that_was_given_up_to_its_tenant_and_to_sending_it_again() {
        log.append(Fixture.born());
        log.append(subscribed());
        try (var node = QueryNode.start(database)) {
            var operator = Visitor.with(node, OPERATOR_KEY);
            operator.page("/console");
            givenUp();
            assertThat(operator.page("/console/operations"))
                    .contains("/console/tenants/" + TENANT, ">Yourco<", "/console/deliveries/" + DELIVERY)
                    .contains("answered 500");
            assertThat(operator.page("/console/deliveries/" + DELIVERY))
                    .contains("Send again", ">Yourco<", "https://shop.example/hook", "answered 500")
                    .doesNotContain("What is sent", "personal");
            assertThat(Visitor.with(node, KEY).page("/console/deliveries/" + DELIVERY))
                    .contains("What is sent");
            assertThat(Visitor.with(node, Fixture.STRANGERS_KEY)
                            .get("/console/deliveries/" + DELIVERY)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_delivery_says_why_it_waits_or_cannot_be_sent_again() {
        log.append(Fixture.born());
        log.append(subscribed());
        log.append(new WebhookSubscriptionUpdated(
                SUBSCRIPTION, TENANT, "https://shop.example/hook", List.of("*"), null, false));
        try (var node = QueryNode.start(database)) {
            var visitor = Visitor.with(node, KEY);
            visitor.page("/console");
            givenUp();
            assertThat(visitor.page("/console/deliveries/" + DELIVERY + "?asked"))
                    .contains("It waits to be sent again", "Its subscription is disabled.", "Send again")
                    .doesNotContain("It will be sent again");
            log.append(new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT));
            assertThat(visitor.page("/console/deliveries/" + DELIVERY))
                    .contains("Its subscription was deleted")
                    .doesNotContain("Send again");
        }
    }

    @Test
    void shows_what_fails_again_and_again_on_either_service() {
        log.append(Fixture.born());
        try (var node = QueryNode.start(database)) {
            var operator = Visitor.with(node, OPERATOR_KEY);
            assertThat(operator.page("/console/operations")).contains("Nothing.");
            // The command service's, which has not been started here.
            database.jdbc().sql("CREATE SCHEMA process").update();
            database.jdbc()
                    .sql("CREATE TABLE process.scheduled_tasks (LIKE view.scheduled_tasks)")
                    .update();
            failing("process", "fulfil-order", "order-1", 7);
            failing("process", "charge-fees", "well", 0);
            failing("view", "webhook-delivery", "whd-1", 9);
            assertThat(operator.page("/console/operations"))
                    .containsSubsequence("webhook-delivery", "whd-1", ">9<", "fulfil-order", "order-1", ">7<")
                    .doesNotContain("charge-fees");
        }
    }

    private void failing(String schema, String task, String instance, int failures) {
        database.jdbc()
                .sql("""
                INSERT INTO %s.scheduled_tasks
                    (task_name, task_instance, execution_time, picked, last_failure, consecutive_failures, version)
                VALUES (:task, :instance, now() + interval '1 day', false, now(), :failures, 1)
                """.formatted(schema))
                .param("task", task)
                .param("instance", instance)
                .param("failures", failures)
                .update();
    }

    private static WebhookSubscriptionCreated subscribed() {
        return new WebhookSubscriptionCreated(
                SUBSCRIPTION, TENANT, "https://shop.example/hook", List.of("*"), null, true, "sealed");
    }

    private void givenUp() {
        var queued = database.jdbc()
                .sql("""
                INSERT INTO view.webhook_delivery
                    (id, ordinal, tenant_id, subscription_id, type, resource_id, body, status, attempts, created_at)
                VALUES (:id, 1, :tenant, :subscription, 'number.activated', :resource, '{"personal": 1}', 'failed', 1,
                    now())
                RETURNING queued
                """)
                .param("id", DELIVERY)
                .param("tenant", TENANT)
                .param("subscription", SUBSCRIPTION)
                .param("resource", NUMBER_ID)
                .query(Long.class)
                .single();
        database.jdbc().sql("""
                INSERT INTO view.webhook_attempt (delivery, number, status, started_at, duration_ms, response_status)
                VALUES (:queued, 1, 'failed', now(), 12, 500)
                """).param("queued", queued).update();
    }

    private static Event[] renames(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TenantRenamed(TENANT, "Name " + i))
                .toArray(Event[]::new);
    }
}
