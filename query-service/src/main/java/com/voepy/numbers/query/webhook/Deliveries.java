package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Subscriptions.instant;
import static com.voepy.numbers.query.webhook.Subscriptions.utc;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `view.webhook_delivery`.
///
/// Who locks a subscription and its deliveries in one transaction locks the subscription first.
@Component
class Deliveries {

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc, ViewSchema migrated) {
        this.jdbc = jdbc;
    }

    /// Another delivery of the same subscription and resource that goes first.
    ///
    /// @param dueAt null while its subscription is disabled
    /// @param rank how many there are
    record Predecessor(@Nullable Instant dueAt, int rank) {}

    /// Puts a delivery at the end of the queue.
    ///
    /// @return whether it was not there yet
    boolean insert(
            String id, UUID tenantId, UUID subscriptionId, String type, UUID resourceId, String body, Instant now) {
        return jdbc.sql("""
            INSERT INTO view.webhook_delivery
                (id, ordinal, tenant_id, subscription_id, type, resource_id, body, status, next_attempt_at, created_at)
            VALUES (:id, :ordinal, :tenantId, :subscriptionId, :type, :resourceId, :body, 'pending', :now, :now)
            ON CONFLICT (id) DO NOTHING
            """)
                        .param("id", id)
                        .param("ordinal", DeliveryId.parse(id).orElseThrow().ordinal())
                        .param("tenantId", tenantId)
                        .param("subscriptionId", subscriptionId)
                        .param("type", type)
                        .param("resourceId", resourceId)
                        .param("body", body)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<Delivery> find(String id) {
        return jdbc.sql("SELECT * FROM view.webhook_delivery WHERE id = :id")
                .param("id", id)
                .query(Deliveries::read)
                .optional();
    }

    Optional<Delivery> findAndLock(String id) {
        return jdbc.sql("SELECT * FROM view.webhook_delivery WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Deliveries::read)
                .optional();
    }

    /// Keeps others from deciding which delivery of that subscription and resource goes next, until the transaction
    /// ends.
    void lockLane(UUID subscriptionId, UUID resourceId) {
        jdbc.sql("SELECT true FROM pg_advisory_xact_lock(hashtextextended(:lane, 0))")
                .param("lane", "webhook/%s/%s".formatted(subscriptionId, resourceId))
                .query(Boolean.class)
                .single();
    }

    /// What must be done with before that delivery can be sent.
    Optional<Predecessor> predecessor(Delivery delivery) {
        return jdbc.sql("""
            SELECT next_attempt_at, count(*) OVER () AS rank FROM view.webhook_delivery
            WHERE subscription_id = :subscriptionId AND resource_id = :resourceId AND status = 'pending'
                AND queued <> :queued AND (queued < :queued OR attempting)
            ORDER BY queued LIMIT 1
            """)
                .param("subscriptionId", delivery.subscriptionId())
                .param("resourceId", delivery.resourceId())
                .param("queued", delivery.queued())
                .query((row, _) -> new Predecessor(instant(row, "next_attempt_at"), row.getInt("rank")))
                .optional();
    }

    /// The timer of the delivery that is first among those of that subscription and resource now.
    Optional<Timer> head(UUID subscriptionId, UUID resourceId) {
        return jdbc.sql("""
            SELECT id, run FROM view.webhook_delivery
            WHERE subscription_id = :subscriptionId AND resource_id = :resourceId AND status = 'pending'
            ORDER BY queued LIMIT 1
            """)
                .param("subscriptionId", subscriptionId)
                .param("resourceId", resourceId)
                .query(Deliveries::timer)
                .optional();
    }

    /// An attempt is about to be made.
    void begin(Delivery delivery) {
        jdbc.sql("UPDATE view.webhook_delivery SET attempting = true, attempts = attempts + 1 WHERE queued = :queued")
                .param("queued", delivery.queued())
                .update();
    }

    /// The attempt is over, and this is where the delivery stands; unless it was started over in the meantime.
    ///
    /// @param nextAttemptAt null unless it is to be tried again
    void finish(Delivery delivery, Status status, int failures, @Nullable Instant nextAttemptAt) {
        jdbc.sql("""
            UPDATE view.webhook_delivery SET attempting = false, status = :status, failures = :failures,
                next_attempt_at = :nextAttemptAt
            WHERE queued = :queued AND run = :run
            """)
                .param("queued", delivery.queued())
                .param("run", delivery.run())
                .param("status", status.wireName())
                .param("failures", failures)
                .param("nextAttemptAt", utc(nextAttemptAt))
                .update();
    }

    /// Lays a delivery aside until its subscription is enabled again.
    void hold(Delivery delivery) {
        finish(delivery, Status.PENDING, delivery.failures(), null);
    }

    /// Takes up everything that was laid aside for a subscription.
    ///
    /// @return the timers to set
    List<Timer> resume(UUID subscriptionId, Instant now) {
        return jdbc.sql("""
            UPDATE view.webhook_delivery SET run = run + 1, failures = 0, next_attempt_at = :now
            WHERE subscription_id = :subscriptionId AND status = 'pending' AND next_attempt_at IS NULL
            RETURNING id, run
            """)
                .param("subscriptionId", subscriptionId)
                .param("now", utc(now))
                .query(Deliveries::timer)
                .list();
    }

    /// Starts a delivery over, on behalf of the event at that position; a second time for the same event does nothing.
    ///
    /// @return the timer to set, unless nothing is to be done
    Optional<Timer> redeliver(String id, UUID subscriptionId, long askedPosition, Instant now) {
        return jdbc.sql("""
            UPDATE view.webhook_delivery SET run = run + 1, failures = 0, next_attempt_at = :now, status = 'pending',
                asked_position = :askedPosition
            WHERE id = :id AND subscription_id = :subscriptionId AND asked_position < :askedPosition
            RETURNING id, run
            """)
                .param("id", id)
                .param("subscriptionId", subscriptionId)
                .param("askedPosition", askedPosition)
                .param("now", utc(now))
                .query(Deliveries::timer)
                .optional();
    }

    /// Nothing is sent to a deleted subscription any more.
    void failAll(UUID subscriptionId) {
        jdbc.sql("""
            UPDATE view.webhook_delivery SET status = 'failed', next_attempt_at = NULL
            WHERE subscription_id = :subscriptionId AND status = 'pending'
            """).param("subscriptionId", subscriptionId).update();
    }

    private static Timer timer(ResultSet row, int number) throws SQLException {
        return new Timer(row.getString("id"), row.getInt("run"));
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("queued"),
                row.getString("id"),
                row.getObject("tenant_id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("type"),
                row.getObject("resource_id", UUID.class),
                row.getString("body"),
                Status.named(row.getString("status")),
                row.getInt("run"),
                row.getInt("attempts"),
                row.getInt("failures"),
                row.getBoolean("attempting"),
                instant(row, "next_attempt_at"));
    }
}
