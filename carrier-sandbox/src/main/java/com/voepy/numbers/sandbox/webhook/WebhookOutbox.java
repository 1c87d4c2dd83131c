package com.voepy.numbers.sandbox.webhook;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.voepy.numbers.sandbox.SandboxProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The webhooks that are still to be sent, and those that were.
@Component
public class WebhookOutbox {

    /// A sender that took a webhook and said nothing more for so long is dead.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource time;
    private final boolean nobodyListens;

    WebhookOutbox(JdbcClient jdbc, JsonMapper json, InstantSource time, SandboxProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.nobodyListens = properties.callbackUrl().isBlank();
    }

    /// One event that something happened. Queue it twice to have it delivered twice.
    ///
    /// @param payload the resource, as it was when it happened
    public record Event(UUID id, String type, Instant occurredAt, Object payload) {}

    /// Joins the transaction of what happened.
    ///
    /// @param delay how long to wait before the first attempt
    public void queue(Event event, Duration delay) {
        if (nobodyListens) {
            return;
        }
        jdbc.sql("""
                INSERT INTO sandbox.webhook (id, event_id, event_type, occurred_at, payload, status, due_at)
                VALUES (:id, :eventId, :type, :occurredAt, :payload, 'queued', :dueAt)
                """)
                .param("id", UUID.randomUUID())
                .param("eventId", event.id())
                .param("type", event.type())
                .param("occurredAt", at(event.occurredAt()))
                .param("payload", json.writeValueAsString(event.payload()))
                .param("dueAt", at(time.instant().plus(delay)))
                .update();
    }

    /// These events are told no more, and what was told of them is not kept.
    public void forget(Collection<UUID> events) {
        jdbc.sql("DELETE FROM sandbox.webhook WHERE event_id = ANY (:events::uuid[])")
                .param("events", events.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /// @param attempt from 1
    record Due(UUID id, UUID eventId, String eventType, Instant occurredAt, String payload, int attempt) {}

    /// Takes those that are due; nobody else gets them until the lease is over.
    List<Due> take(int limit) {
        return jdbc.sql("""
                UPDATE sandbox.webhook SET attempt = attempt + 1, due_at = :lease
                WHERE id IN (
                    SELECT id FROM sandbox.webhook WHERE status = 'queued' AND due_at <= :now
                    ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, event_id, event_type, occurred_at, payload, attempt
                """)
                .param("lease", at(time.instant().plus(LEASE)))
                .param("now", at(time.instant()))
                .param("limit", limit)
                .query((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getString("event_type"),
                        instant(row, "occurred_at"),
                        row.getString("payload"),
                        row.getInt("attempt")))
                .list();
    }

    void delivered(UUID id, String answer) {
        end(id, "delivered", answer);
    }

    void failed(UUID id, String answer) {
        end(id, "failed", answer);
    }

    void retry(UUID id, Duration wait, String answer) {
        jdbc.sql("UPDATE sandbox.webhook SET due_at = :dueAt, last_answer = :answer WHERE id = :id")
                .param("dueAt", at(time.instant().plus(wait)))
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    private void end(UUID id, String status, String answer) {
        jdbc.sql("UPDATE sandbox.webhook SET status = :status, last_answer = :answer WHERE id = :id")
                .param("status", status)
                .param("answer", answer)
                .param("id", id)
                .update();
    }
}
