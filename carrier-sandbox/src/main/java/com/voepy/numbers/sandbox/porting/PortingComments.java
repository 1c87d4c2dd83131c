package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What customer and carrier say to each other about an order.
@Component
class PortingComments {

    private final JdbcClient jdbc;
    private final PortingEvents events;
    private final JsonMapper json;

    PortingComments(JdbcClient jdbc, PortingEvents events, JsonMapper json) {
        this.jdbc = jdbc;
        this.events = events;
        this.json = json;
    }

    record Comment(UUID id, String recordType, UUID portingOrderId, String body, String userType, Instant createdAt) {}

    /// The customer is told.
    void byCarrier(PortingOrder order, String body, Instant now) {
        var comment = insert(order, body, "admin", now);
        events.happened(order, PortingEvents.NEW_COMMENT, payload(order, comment), now);
    }

    Comment byCustomer(PortingOrder order, String body, Instant now) {
        var comment = insert(order, body, "user", now);
        events.keep(order, PortingEvents.NEW_COMMENT, payload(order, comment), now);
        return comment;
    }

    /// Oldest first, as one reads them.
    Paged<Comment> page(UUID order, PageRequest page) {
        var total = jdbc.sql("SELECT count(*) FROM sandbox.porting_comment WHERE order_id = ?")
                .params(order)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                SELECT id, body, user_type, created_at FROM sandbox.porting_comment WHERE order_id = :order
                ORDER BY created_at, id LIMIT :limit OFFSET :offset
                """)
                .param("order", order)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new Comment(
                        row.getObject("id", UUID.class),
                        "porting_comment",
                        order,
                        row.getString("body"),
                        row.getString("user_type"),
                        instant(row, "created_at")))
                .list();
        return page.of(rows, total);
    }

    /// The customer's words may be about people; the carrier's are not.
    void erase(UUID order) {
        jdbc.sql("UPDATE sandbox.porting_comment SET body = '' WHERE order_id = ? AND user_type = 'user'")
                .params(order)
                .update();
        events.eraseComments(order);
    }

    private Comment insert(PortingOrder order, String body, String userType, Instant now) {
        var comment = new Comment(UUID.randomUUID(), "porting_comment", order.id(), body, userType, now);
        jdbc.sql("""
                INSERT INTO sandbox.porting_comment (id, order_id, body, user_type, created_at) VALUES (?, ?, ?, ?, ?)
                """).params(comment.id(), order.id(), body, userType, at(now)).update();
        return comment;
    }

    private ObjectNode payload(PortingOrder order, Comment comment) {
        var payload = json.createObjectNode();
        payload.put("porting_order_id", order.id().toString());
        var supportKey = PortingResource.supportKey(order);
        if (supportKey != null) {
            payload.put("support_key", supportKey);
        }
        payload.putObject("comment")
                .put("id", comment.id().toString())
                .put("body", comment.body())
                .put("user_id", PortingResource.USER.toString())
                .put("user_type", comment.userType())
                .put("inserted_at", comment.createdAt().toString());
        return payload;
    }
}
