package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.webhook.WebhookOutbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What happened to porting orders: kept, and told; badly, if one of the numbers wants it badly.
@Component
class PortingEvents {

    static final String STATUS_CHANGED = "porting_order.status_changed";
    static final String NEW_COMMENT = "porting_order.new_comment";
    static final String DELETED = "porting_order.deleted";
    static final String SPLIT = "porting_order.split";
    static final String MESSAGING_CHANGED = "porting_order.messaging_changed";

    private static final String MATCHES = """
            WHERE (:type::text IS NULL OR event_type = :type)
            AND (:order::uuid IS NULL OR order_id = :order::uuid)
            AND (:from::timestamptz IS NULL OR created_at >= :from::timestamptz)
            AND (:to::timestamptz IS NULL OR created_at <= :to::timestamptz)
            """;

    private final JdbcClient jdbc;
    private final WebhookOutbox outbox;
    private final JsonMapper json;

    /// The second telling of a webhook out of order comes so long after the first: later than what follows it.
    private final Duration staleAfter;

    PortingEvents(JdbcClient jdbc, WebhookOutbox outbox, JsonMapper json, SandboxProperties properties) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.json = json;
        this.staleAfter = properties.businessDay().multipliedBy(3).dividedBy(2);
    }

    /// @param payload what is told
    record PortingEvent(UUID id, UUID orderId, String type, ObjectNode payload, Instant createdAt) {

        /// A deletion is described with fewer fields than the rest.
        ObjectNode shown() {
            var shown = payload.objectNode();
            shown.put("id", id.toString());
            shown.put("event_type", type);
            shown.put("porting_order_id", orderId.toString());
            shown.putArray("available_notification_methods").add("webhook");
            shown.put("payload_status", "completed");
            shown.set("payload", payload);
            if (!type.equals(DELETED)) {
                shown.put("record_type", "porting_event");
                shown.put("created_at", createdAt.toString());
                shown.put("updated_at", createdAt.toString());
            }
            return shown;
        }
    }

    /// Joins the transaction of what happened.
    void happened(PortingOrder order, String type, ObjectNode payload, Instant now) {
        var event = keep(order, type, payload, now);
        if (order.has(PortMagic.WEBHOOK_LOST)) {
            return;
        }
        tell(event, Duration.ZERO);
        if (order.has(PortMagic.WEBHOOK_DOUBLED)) {
            tell(event, Duration.ZERO);
        }
        if (order.has(PortMagic.WEBHOOKS_OUT_OF_ORDER)) {
            tell(event, staleAfter);
        }
    }

    /// The same for what the customer did itself: it is not told.
    PortingEvent keep(PortingOrder order, String type, ObjectNode payload, Instant now) {
        var event = new PortingEvent(UUID.randomUUID(), order.id(), type, payload, now);
        jdbc.sql("""
                INSERT INTO sandbox.porting_event (id, order_id, event_type, payload, created_at)
                VALUES (?, ?, ?, ?::jsonb, ?)
                """)
                .params(event.id(), event.orderId(), type, payload.toString(), at(now))
                .update();
        return event;
    }

    void statusChanged(PortingOrder order, Instant now) {
        var payload = json.createObjectNode();
        payload.put("id", order.id().toString());
        putIfThere(payload, "customer_reference", order);
        putIfThere(payload, "webhook_url", order);
        var supportKey = PortingResource.supportKey(order);
        if (supportKey != null) {
            payload.put("support_key", supportKey);
        }
        payload.set("status", PortingResource.status(order));
        payload.put("updated_at", now.toString());
        happened(order, STATUS_CHANGED, payload, now);
    }

    void messagingChanged(PortingOrder order, Instant now) {
        var payload = json.createObjectNode();
        payload.put("id", order.id().toString());
        putIfThere(payload, "customer_reference", order);
        var supportKey = PortingResource.supportKey(order);
        if (supportKey != null) {
            payload.put("support_key", supportKey);
        }
        payload.set("messaging", PortingResource.of(order, false).get("messaging"));
        happened(order, MESSAGING_CHANGED, payload, now);
    }

    static void putIfThere(ObjectNode payload, String field, PortingOrder order) {
        var value = order.form().text("/" + field);
        if (value != null) {
            payload.put(field, value);
        }
    }

    Optional<PortingEvent> find(UUID id) {
        return jdbc.sql("SELECT id, order_id, event_type, payload, created_at FROM sandbox.porting_event WHERE id = ?")
                .params(id)
                .query(this::event)
                .optional();
    }

    /// Newest first.
    Paged<PortingEvent> page(Query query, PageRequest page) {
        var total = filtered("SELECT count(*) FROM sandbox.porting_event " + MATCHES, query)
                .query(Long.class)
                .single();
        var rows = filtered(
                        "SELECT id, order_id, event_type, payload, created_at FROM sandbox.porting_event " + MATCHES
                                + "ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset",
                        query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(this::event)
                .list();
        return page.of(rows, total);
    }

    void tellAgain(PortingEvent event) {
        tell(event, Duration.ZERO);
    }

    /// The customer's own words go with the order's personal data.
    void eraseComments(UUID order) {
        var ids = jdbc.sql("""
                UPDATE sandbox.porting_event SET payload = jsonb_set(payload, '{comment,body}', '""')
                WHERE order_id = ? AND event_type = 'porting_order.new_comment'
                AND payload #>> '{comment,user_type}' = 'user' RETURNING id
                """)
                .params(order)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        outbox.forget(ids);
    }

    private void tell(PortingEvent event, Duration delay) {
        outbox.queue(new WebhookOutbox.Event(event.id(), event.type(), event.createdAt(), event.payload()), delay);
    }

    private PortingEvent event(ResultSet row, int index) throws SQLException {
        return new PortingEvent(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("event_type"),
                (ObjectNode) json.readTree(row.getString("payload")),
                instant(row, "created_at"));
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        return jdbc.sql(sql)
                .param("type", query.text("filter[type]"))
                .param("order", query.text("filter[porting_order_id]"))
                .param("from", query.text("filter[created_at][gte]"))
                .param("to", query.text("filter[created_at][lte]"));
    }
}
