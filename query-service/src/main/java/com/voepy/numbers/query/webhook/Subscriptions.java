package com.voepy.numbers.query.webhook;

import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `view.webhook_subscription`.
@Component
public class Subscriptions {

    private final JdbcClient jdbc;

    Subscriptions(JdbcClient jdbc, ViewSchema migrated) {
        this.jdbc = jdbc;
    }

    /// Where deliveries go, and whether they do.
    ///
    /// @param disabledReason why the platform disabled it, or null if it did not
    public record Destination(
            String url, boolean enabled, @Nullable DisabledReason disabledReason, boolean deleted) {}

    /// A subscription that the platform disabled, and whose it is.
    public record Disabled(UUID tenantId, WebhookSubscriptionResource subscription) {}

    public Optional<Destination> destination(UUID id) {
        return find(id).map(found -> new Destination(
                found.resource().url(),
                found.resource().enabled(),
                found.resource().disabledReason(),
                found.deletedAt() != null));
    }

    /// Also one that was deleted.
    Optional<Subscription> find(UUID id) {
        return jdbc.sql("SELECT * FROM view.webhook_subscription WHERE id = :id")
                .param("id", id)
                .query(Subscriptions::read)
                .optional();
    }

    /// As [#find], and nobody changes it before the transaction ends.
    Optional<Subscription> findAndKeep(UUID id) {
        return jdbc.sql("SELECT * FROM view.webhook_subscription WHERE id = :id FOR SHARE")
                .param("id", id)
                .query(Subscriptions::read)
                .optional();
    }

    /// As [#find], to be changed by this transaction.
    Optional<Subscription> findAndLock(UUID id) {
        return jdbc.sql("SELECT * FROM view.webhook_subscription WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Subscriptions::read)
                .optional();
    }

    /// Those that exist, enabled or not.
    List<Subscription> ofTenant(UUID tenantId) {
        return jdbc.sql("SELECT * FROM view.webhook_subscription WHERE tenant_id = :tenantId AND deleted_at IS NULL")
                .param("tenantId", tenantId)
                .query(Subscriptions::read)
                .list();
    }

    /// Everybody's that the platform disabled because nobody took their deliveries, the latest made first.
    ///
    /// @param max at most so many
    public List<Disabled> disabledByThePlatform(int max) {
        return jdbc.sql("""
            SELECT * FROM view.webhook_subscription WHERE deleted_at IS NULL AND disabled_reason IS NOT NULL
            ORDER BY position DESC LIMIT :max
            """).param("max", max).query(Subscriptions::read).list().stream()
                .map(found -> new Disabled(found.tenantId(), found.resource()))
                .toList();
    }

    /// A page of those that exist, newest first.
    ///
    /// @param before position of the last one of the page before
    List<Subscription> page(UUID tenantId, long before, int max) {
        return jdbc.sql("""
            SELECT * FROM view.webhook_subscription
            WHERE tenant_id = :tenantId AND deleted_at IS NULL AND position < :before
            ORDER BY position DESC LIMIT :max
            """)
                .param("tenantId", tenantId)
                .param("before", before)
                .param("max", max)
                .query(Subscriptions::read)
                .list();
    }

    /// Writes it as it is after an event; an event that is in the row already changes nothing.
    void save(Subscription subscription) {
        var resource = subscription.resource();
        jdbc.sql("""
            INSERT INTO view.webhook_subscription AS row
                (id, tenant_id, sequence, position, url, event_types, connection_id, enabled, disabled_reason,
                 created_at, deleted_at, sealed_secret, previous_sealed_secret, previous_valid_until)
            VALUES (:id, :tenantId, :sequence, :position, :url, :eventTypes, :connectionId, :enabled, :disabledReason,
                 :createdAt, :deletedAt, :sealedSecret, :previousSealedSecret, :previousValidUntil)
            ON CONFLICT (id) DO UPDATE SET
                sequence = :sequence, position = :position, created_at = :createdAt, url = :url, event_types = :eventTypes, connection_id = :connectionId,
                enabled = :enabled, disabled_reason = :disabledReason, deleted_at = :deletedAt,
                sealed_secret = :sealedSecret, previous_sealed_secret = :previousSealedSecret,
                previous_valid_until = :previousValidUntil
            WHERE row.sequence < :sequence
            """)
                .param("id", resource.id())
                .param("tenantId", subscription.tenantId())
                .param("sequence", subscription.sequence())
                .param("position", subscription.position())
                .param("url", resource.url())
                .param("eventTypes", resource.eventTypes().toArray(String[]::new))
                .param("connectionId", resource.connectionId())
                .param("enabled", resource.enabled())
                .param(
                        "disabledReason",
                        resource.disabledReason() == null
                                ? null
                                : resource.disabledReason().wireName())
                .param("createdAt", utc(resource.createdAt()))
                .param("deletedAt", utc(subscription.deletedAt()))
                .param("sealedSecret", subscription.sealedSecret())
                .param("previousSealedSecret", subscription.previousSealedSecret())
                .param("previousValidUntil", utc(subscription.previousValidUntil()))
                .update();
    }

    /// Disables it on behalf of the platform.
    void disable(UUID id, DisabledReason reason) {
        jdbc.sql("UPDATE view.webhook_subscription SET enabled = false, disabled_reason = :reason WHERE id = :id")
                .param("id", id)
                .param("reason", reason.wireName())
                .update();
    }

    private static Subscription read(ResultSet row, int number) throws SQLException {
        var reason = row.getString("disabled_reason");
        var resource = new WebhookSubscriptionResource(
                row.getObject("id", UUID.class),
                row.getString("url"),
                List.of((String[]) row.getArray("event_types").getArray()),
                row.getObject("connection_id", UUID.class),
                row.getBoolean("enabled"),
                reason == null ? null : DisabledReason.named(reason),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                null);
        return new Subscription(
                row.getObject("tenant_id", UUID.class),
                row.getLong("sequence"),
                row.getLong("position"),
                resource,
                instant(row, "deleted_at"),
                row.getString("sealed_secret"),
                row.getString("previous_sealed_secret"),
                instant(row, "previous_valid_until"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// To the millisecond, down: PostgreSQL would round up, and what is due now would be due a moment later.
    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
