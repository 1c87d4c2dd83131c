package com.voepy.numbers.sandbox.order;

import static com.voepy.numbers.sandbox.api.Sql.instant;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import com.voepy.numbers.sandbox.stock.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads orders by their parts.
@Component
class OrderPartsStore {

    static final Set<String> SUB_ORDER_FILTERS = Set.of(
            "filter[status]",
            "filter[order_request_id]",
            "filter[country_code]",
            "filter[phone_number_type]",
            "filter[phone_numbers_count]");

    private static final String NUMBERS = """
            SELECT l.id, l.order_id, l.sub_order_id, l.phone_number, s.country_code, s.number_type,
                l.upfront_cents, l.status
            FROM sandbox.order_line l
            JOIN sandbox.sub_order s ON s.id = l.sub_order_id
            JOIN sandbox.number_order o ON o.id = l.order_id
            """;

    private static final String SUB_ORDERS = """
            SELECT * FROM (
                SELECT s.id, s.order_id, s.country_code, s.number_type, o.customer_reference, o.created_at, o.updated_at,
                    count(*) AS numbers,
                    CASE WHEN bool_or(l.status = 'pending') THEN 'pending'
                         WHEN bool_or(l.status = 'failure') THEN 'failure' ELSE 'success' END AS status
                FROM sandbox.sub_order s
                JOIN sandbox.number_order o ON o.id = s.order_id
                JOIN sandbox.order_line l ON l.sub_order_id = s.id
                GROUP BY s.id, o.id) AS sub
            WHERE (:id::uuid IS NULL OR id = :id::uuid)
            AND (:order::uuid IS NULL OR order_id = :order::uuid)
            AND (:status::text IS NULL OR status = :status)
            AND (:country::text IS NULL OR country_code = :country)
            AND (:type::text IS NULL OR number_type = :type)
            AND (:count::bigint IS NULL OR numbers = :count::bigint)
            ORDER BY created_at DESC, id LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final Stock stock;

    OrderPartsStore(JdbcClient jdbc, Stock stock) {
        this.jdbc = jdbc;
        this.stock = stock;
    }

    record OrderedNumber(
            UUID id,
            String recordType,
            UUID orderRequestId,
            UUID subNumberOrderId,
            String phoneNumber,
            String countryCode,
            String phoneNumberType,
            @Nullable String locality,
            boolean isBlockNumber,
            List<String> regulatoryRequirements,
            boolean requirementsMet,
            String requirementsStatus,
            String status) {}

    record SubOrder(
            UUID id,
            String recordType,
            UUID orderRequestId,
            @Nullable String customerReference,
            String countryCode,
            String phoneNumberType,
            int phoneNumbersCount,
            boolean isBlockSubNumberOrder,
            List<String> regulatoryRequirements,
            boolean requirementsMet,
            String status,
            Instant createdAt,
            Instant updatedAt) {}

    Paged<OrderedNumber> numbers(@Nullable String country, PageRequest page) {
        var rows = jdbc.sql(NUMBERS + """
                WHERE :country::text IS NULL OR s.country_code = :country
                ORDER BY o.created_at DESC, l.order_id, l.position LIMIT :limit
                """)
                .param("country", country)
                .param("limit", page.size())
                .query(OrderStore::line)
                .list();
        return page.of(rows.stream().map(this::ordered).toList(), rows.size());
    }

    Optional<OrderedNumber> number(UUID id) {
        return jdbc.sql(NUMBERS + "WHERE l.id = :id")
                .param("id", id)
                .query(OrderStore::line)
                .optional()
                .map(this::ordered);
    }

    Paged<SubOrder> subOrders(Query query, PageRequest page) {
        var rows = jdbc.sql(SUB_ORDERS)
                .param("id", null)
                .param("order", query.text("filter[order_request_id]"))
                .param("status", query.text("filter[status]"))
                .param("country", query.text("filter[country_code]"))
                .param("type", query.text("filter[phone_number_type]"))
                .param("count", query.text("filter[phone_numbers_count]"))
                .param("limit", page.size())
                .query(OrderPartsStore::subOrder)
                .list();
        return page.of(rows, rows.size());
    }

    Optional<SubOrder> subOrder(UUID id) {
        return jdbc.sql(SUB_ORDERS)
                .param("id", id.toString())
                .param("order", null)
                .param("status", null)
                .param("country", null)
                .param("type", null)
                .param("count", null)
                .param("limit", 1)
                .query(OrderPartsStore::subOrder)
                .optional();
    }

    private OrderedNumber ordered(OrderLine line) {
        return new OrderedNumber(
                line.id(),
                "number_order_phone_number",
                line.orderId(),
                line.subOrderId(),
                line.phoneNumber(),
                line.countryCode(),
                line.numberType(),
                stock.blockOf(line.phoneNumber()).locality(),
                false,
                List.of(),
                true,
                "approved",
                line.status().wireName());
    }

    private static SubOrder subOrder(ResultSet row, int index) throws SQLException {
        return new SubOrder(
                row.getObject("id", UUID.class),
                "sub_number_order",
                row.getObject("order_id", UUID.class),
                row.getString("customer_reference"),
                row.getString("country_code"),
                row.getString("number_type"),
                row.getInt("numbers"),
                false,
                List.of(),
                true,
                row.getString("status"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
