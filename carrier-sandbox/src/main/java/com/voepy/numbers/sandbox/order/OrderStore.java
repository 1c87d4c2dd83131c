package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orders and their lines in the database.
@Component
class OrderStore {

    static final String HEADS = """
            SELECT id, customer_reference, connection_id, messaging_profile_id, billing_group_id, status,
                phone_numbers_count, created_at, updated_at
            FROM sandbox.number_order
            """;

    static final String LINES = """
            SELECT l.id, l.order_id, l.sub_order_id, l.phone_number, s.country_code, s.number_type,
                l.upfront_cents, l.status
            FROM sandbox.order_line l JOIN sandbox.sub_order s ON s.id = l.sub_order_id
            """;

    private static final String MATCHES = """
            WHERE (:status::text IS NULL OR status = :status)
            AND (:reference::text IS NULL OR customer_reference = :reference)
            AND (:count::int IS NULL OR phone_numbers_count = :count::int)
            AND (:after::timestamptz IS NULL OR created_at > :after::timestamptz)
            AND (:before::timestamptz IS NULL OR created_at < :before::timestamptz)
            """;

    private final JdbcClient jdbc;

    OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NumberOrder.Head order) {
        jdbc.sql("""
                INSERT INTO sandbox.number_order (id, customer_reference, connection_id, messaging_profile_id,
                    billing_group_id, status, phone_numbers_count, created_at, updated_at)
                VALUES (:id, :reference, :connection, :messagingProfile, :billingGroup, :status, :count, :at, :at)
                """)
                .param("id", order.id())
                .param("reference", order.customerReference())
                .param("connection", order.connectionId())
                .param("messagingProfile", order.messagingProfileId())
                .param("billingGroup", order.billingGroupId())
                .param("status", order.status().wireName())
                .param("count", order.phoneNumbersCount())
                .param("at", at(order.createdAt()))
                .update();
    }

    void insertSubOrder(UUID id, UUID order, String countryCode, String numberType) {
        jdbc.sql("INSERT INTO sandbox.sub_order (id, order_id, country_code, number_type) VALUES (?, ?, ?, ?)")
                .params(id, order, countryCode, numberType)
                .update();
    }

    void insertLine(OrderLine line, int position, Instant settlesAt) {
        jdbc.sql("""
                INSERT INTO sandbox.order_line
                    (id, order_id, sub_order_id, position, phone_number, upfront_cents, status, settles_at)
                VALUES (?, ?, ?, ?, ?, ?, 'pending', ?)
                """)
                .params(
                        line.id(),
                        line.orderId(),
                        line.subOrderId(),
                        position,
                        line.phoneNumber(),
                        line.upfrontCents(),
                        at(settlesAt))
                .update();
    }

    Optional<NumberOrder<NumberOrder.Line>> find(UUID id) {
        return jdbc.sql(HEADS + "WHERE id = :id")
                .param("id", id)
                .query(OrderStore::head)
                .optional()
                .map(this::whole);
    }

    NumberOrder<NumberOrder.Line> whole(NumberOrder.Head head) {
        var lines = lines(List.of(head.id()));
        return head.with(lines.stream().map(line -> line.whole(line.status())).toList(), subOrders(lines));
    }

    /// Oldest first: a page that was read stays what it was.
    Paged<NumberOrder<NumberOrder.Brief>> page(Query query, PageRequest page) {
        var total = filtered("SELECT count(*) FROM sandbox.number_order " + MATCHES, query)
                .query(Long.class)
                .single();
        var heads = filtered(HEADS + MATCHES + "ORDER BY created_at, id LIMIT :limit OFFSET :offset", query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(OrderStore::head)
                .list();
        var lines = lines(heads.stream().map(NumberOrder.Head::id).toList()).stream()
                .collect(Collectors.groupingBy(OrderLine::orderId));
        return page.of(
                heads.stream()
                        .map(head -> brief(head, lines.getOrDefault(head.id(), List.of())))
                        .toList(),
                total);
    }

    /// In the order in which they were asked for.
    List<OrderLine> lines(Collection<UUID> orders) {
        return jdbc.sql(LINES + "WHERE l.order_id = ANY (:orders::uuid[]) ORDER BY l.order_id, l.position")
                .param("orders", orders.stream().map(UUID::toString).toArray(String[]::new))
                .query(OrderStore::line)
                .list();
    }

    void changeReference(UUID id, String reference, Instant now) {
        jdbc.sql("UPDATE sandbox.number_order SET customer_reference = :reference, updated_at = :now WHERE id = :id")
                .param("reference", reference)
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    static NumberOrder.Head head(ResultSet row, int index) throws SQLException {
        return new NumberOrder.Head(
                row.getObject("id", UUID.class),
                row.getString("customer_reference"),
                row.getString("connection_id"),
                row.getString("messaging_profile_id"),
                row.getString("billing_group_id"),
                OrderStatus.fromWire(row.getString("status")),
                row.getInt("phone_numbers_count"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static OrderLine line(ResultSet row, int index) throws SQLException {
        return new OrderLine(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("sub_order_id", UUID.class),
                row.getString("phone_number"),
                row.getString("country_code"),
                row.getString("number_type"),
                row.getLong("upfront_cents"),
                OrderStatus.fromWire(row.getString("status")));
    }

    static List<UUID> subOrders(List<OrderLine> lines) {
        return lines.stream().map(OrderLine::subOrderId).distinct().toList();
    }

    private static NumberOrder<NumberOrder.Brief> brief(NumberOrder.Head head, List<OrderLine> lines) {
        return head.with(lines.stream().map(OrderLine::brief).toList(), subOrders(lines));
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        return jdbc.sql(sql)
                .param("status", query.text("filter[status]"))
                .param("reference", query.text("filter[customer_reference]"))
                .param("count", query.text("filter[phone_numbers_count]"))
                .param("after", query.text("filter[created_at][gt]"))
                .param("before", query.text("filter[created_at][lt]"));
    }
}
