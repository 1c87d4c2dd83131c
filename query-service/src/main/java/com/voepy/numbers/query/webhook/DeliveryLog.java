package com.voepy.numbers.query.webhook;

import static com.voepy.numbers.query.webhook.Subscriptions.instant;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.view.Cursor;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.DeliveryResource.AttemptResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a tenant can read of its deliveries and their attempts.
@Component
public class DeliveryLog {

    /// Of each delivery. More than these need many redeliveries.
    private static final int ATTEMPTS_MAX = 50;

    /// Of each answer, in a list: 250 deliveries may have 50 attempts each.
    private static final int ANSWER_CHARS_IN_LISTS_MAX = 256;

    private final JdbcClient jdbc;
    private final Unsealer unsealer;

    /// @param areMore whether earlier ones are left out
    public record Latest(List<DeliveryResource> deliveries, boolean areMore) {

        public Latest {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A delivery and whose it is; for operators and auditors.
    public record Owned(UUID tenantId, DeliveryResource delivery) {}

    DeliveryLog(JdbcClient jdbc, ViewSchema migrated, Unsealer unsealer) {
        this.jdbc = jdbc;
        this.unsealer = unsealer;
    }

    /// A page of the tenant's deliveries, newest first.
    ///
    /// @param tenantId null for everybody's, which only auditors and operators see
    /// @param filters column to value; a null value is no filter. The columns are literals of the caller
    public Page<DeliveryResource> page(
            @Nullable UUID tenantId, Map<String, ? extends @Nullable Object> filters, PageRequest page) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        if (tenantId != null) {
            conditions.put("tenant_id", tenantId);
        }
        filters.forEach((column, value) -> {
            if (value != null) {
                conditions.put(column, value);
            }
        });
        var where = conditions.keySet().stream()
                .map(column -> "%1$s = :%1$s AND ".formatted(column))
                .collect(Collectors.joining());
        Map<Long, DeliveryResource> rows = new LinkedHashMap<>();
        jdbc.sql("""
            SELECT * FROM view.webhook_delivery WHERE %squeued < :queued_before
            ORDER BY queued DESC LIMIT :rows
            """.formatted(where))
                .params(conditions)
                .param("queued_before", page.before())
                .param("rows", page.limit() + 1)
                .query(row -> {
                    rows.put(row.getLong("queued"), read(row, null));
                });
        var shown = rows.keySet().stream().limit(page.limit()).toList();
        var next = rows.size() > page.limit() ? Cursor.of(page.list(), Long.toString(shown.getLast())) : null;
        var attempts = attempts(shown, ANSWER_CHARS_IN_LISTS_MAX);
        return Page.of(
                shown.stream()
                        .map(queued -> with(Objects.requireNonNull(rows.get(queued)), attempts.get(queued)))
                        .toList(),
                next);
    }

    /// One delivery of the tenant, with what is sent.
    public Optional<DeliveryResource> one(UUID tenantId, String id) {
        Map<Long, DeliveryResource> rows = new HashMap<>();
        jdbc.sql("SELECT * FROM view.webhook_delivery WHERE tenant_id = :tenantId AND id = :id")
                .param("tenantId", tenantId)
                .param("id", id)
                .query(row -> {
                    rows.put(row.getLong("queued"), read(row, new RawJson(unsealer.open(row.getString("body")))));
                });
        var attempts = attempts(rows.keySet(), Integer.MAX_VALUE);
        return rows.entrySet().stream()
                .map(row -> with(row.getValue(), attempts.get(row.getKey())))
                .findAny();
    }

    /// One delivery, whosever it is, without what is sent, which may hold personal data.
    public Optional<Owned> one(String id) {
        return owned("id = :id", Map.of("id", id), 1).stream().findFirst();
    }

    /// Everybody's that were given up, the latest queued first.
    ///
    /// @param max at most so many
    public List<Owned> failed(int max) {
        // As its index says it.
        return owned("status = 'failed'", Map.of(), max);
    }

    private List<Owned> owned(String condition, Map<String, String> values, int max) {
        Map<Long, Owned> rows = new LinkedHashMap<>();
        jdbc.sql("SELECT * FROM view.webhook_delivery WHERE %s ORDER BY queued DESC LIMIT :rows".formatted(condition))
                .params(values)
                .param("rows", max)
                .query(row -> {
                    rows.put(row.getLong("queued"), new Owned(row.getObject("tenant_id", UUID.class), read(row, null)));
                });
        var attempts = attempts(rows.keySet(), ANSWER_CHARS_IN_LISTS_MAX);
        return rows.entrySet().stream()
                .map(row -> new Owned(
                        row.getValue().tenantId(), with(row.getValue().delivery(), attempts.get(row.getKey()))))
                .toList();
    }

    /// The first of the tenant's deliveries that tell of something, in the order of the queue.
    ///
    /// @param told what is announced, by its place in the log
    /// @param ids of further deliveries
    /// @param max at most so many
    List<DeliveryResource> telling(UUID tenantId, Map<Long, WebhookType> told, Collection<String> ids, int max) {
        if (told.isEmpty() && ids.isEmpty()) {
            return List.of();
        }
        var ordinals = List.copyOf(told.keySet());
        Map<Long, DeliveryResource> rows = new LinkedHashMap<>();
        jdbc.sql("""
            SELECT * FROM view.webhook_delivery WHERE tenant_id = :tenantId AND queued IN (
                SELECT queued FROM unnest(:ordinals, :types) AS told (ordinal, type)
                JOIN view.webhook_delivery USING (ordinal, type) WHERE tenant_id = :tenantId
                UNION ALL SELECT queued FROM view.webhook_delivery WHERE id = ANY (:ids))
            ORDER BY queued LIMIT :rows
            """)
                .param("ordinals", ordinals.toArray(Long[]::new))
                .param(
                        "types",
                        ordinals.stream()
                                .map(ordinal -> Objects.requireNonNull(told.get(ordinal))
                                        .wireName())
                                .toArray(String[]::new))
                .param("ids", ids.toArray(String[]::new))
                .param("tenantId", tenantId)
                .param("rows", max)
                .query(row -> {
                    rows.put(row.getLong("queued"), read(row, null));
                });
        var attempts = attempts(rows.keySet(), ANSWER_CHARS_IN_LISTS_MAX);
        return rows.entrySet().stream()
                .map(row -> with(row.getValue(), attempts.get(row.getKey())))
                .toList();
    }

    /// The latest deliveries that tell of each of these resources, newest first, and whether there are more of one.
    ///
    /// @param tenantId null for everybody's, which only auditors and operators see
    /// @param max at most so many of each
    public Latest ofResources(@Nullable UUID tenantId, Collection<UUID> resources, int max) {
        Map<Long, DeliveryResource> rows = new LinkedHashMap<>();
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("""
            SELECT found.* FROM unnest(:resources) AS told(resource) CROSS JOIN LATERAL (
                SELECT * FROM view.webhook_delivery
                WHERE resource_id = told.resource AND (:tenantId::uuid IS NULL OR tenant_id = :tenantId::uuid)
                ORDER BY queued DESC LIMIT :rows) AS found
            ORDER BY found.queued DESC
            """)
                .param("resources", resources.toArray(UUID[]::new))
                .param("tenantId", tenantId)
                // One more tells whether that is all.
                .param("rows", max + 1)
                .query(row -> {
                    var delivery = read(row, null);
                    if (counts.merge(delivery.resourceId(), 1, Integer::sum) <= max) {
                        rows.put(row.getLong("queued"), delivery);
                    }
                });
        var attempts = attempts(rows.keySet(), ANSWER_CHARS_IN_LISTS_MAX);
        return new Latest(
                rows.entrySet().stream()
                        .map(row -> with(row.getValue(), attempts.get(row.getKey())))
                        .toList(),
                counts.values().stream().anyMatch(count -> count > max));
    }

    private Map<Long, List<AttemptResource>> attempts(Collection<Long> deliveries, int answerCharsMax) {
        Map<Long, List<AttemptResource>> byDelivery = new HashMap<>();
        jdbc.sql("""
            SELECT attempt.*, left(response_body, :answerCharsMax) AS answer
            FROM view.webhook_attempt attempt JOIN view.webhook_delivery ON delivery = queued
            WHERE delivery = ANY (:deliveries) AND number > attempts - :attemptsMax ORDER BY number
            """)
                .param("answerCharsMax", answerCharsMax)
                .param("deliveries", deliveries.toArray(Long[]::new))
                .param("attemptsMax", ATTEMPTS_MAX)
                .query(row -> {
                    byDelivery
                            .computeIfAbsent(row.getLong("delivery"), _ -> new ArrayList<>())
                            .add(attempt(row));
                });
        return byDelivery;
    }

    private static DeliveryResource with(DeliveryResource row, @Nullable List<AttemptResource> attempts) {
        return new DeliveryResource(
                row.id(),
                row.webhookId(),
                row.subscriptionId(),
                row.type(),
                row.resourceId(),
                row.status(),
                attempts == null ? List.of() : attempts,
                row.nextAttemptAt(),
                row.createdAt(),
                row.payload());
    }

    private static DeliveryResource read(ResultSet row, @Nullable RawJson payload) throws SQLException {
        var id = row.getString("id");
        return new DeliveryResource(
                id,
                id,
                row.getObject("subscription_id", UUID.class),
                row.getString("type"),
                row.getObject("resource_id", UUID.class),
                Status.named(row.getString("status")),
                List.of(),
                instant(row, "next_attempt_at"),
                Objects.requireNonNull(instant(row, "created_at")),
                payload);
    }

    private static AttemptResource attempt(ResultSet row) throws SQLException {
        return new AttemptResource(
                row.getInt("number"),
                row.getString("status"),
                Objects.requireNonNull(instant(row, "started_at")),
                row.getObject("duration_ms", Long.class),
                row.getObject("response_status", Integer.class),
                row.getString("answer"),
                row.getString("error"),
                instant(row, "next_attempt_at"));
    }
}
