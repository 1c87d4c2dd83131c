package com.voepy.numbers.sandbox.porting;

import static com.voepy.numbers.sandbox.api.Sql.at;
import static com.voepy.numbers.sandbox.api.Sql.instant;
import static com.voepy.numbers.sandbox.api.Sql.instantOrNull;

import com.voepy.numbers.sandbox.api.PageRequest;
import com.voepy.numbers.sandbox.api.Paged;
import com.voepy.numbers.sandbox.api.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Porting orders and their numbers in the database.
@Component
class PortingOrderStore {

    private static final String ORDERS = """
            SELECT id, request_id, country_code, number_type, carrier_name, fast_portable, status, exceptions, repaired,
                changed, form, submitted_at, foc_at, due_at, before_cancel, before_cancel_due_at, created_at, updated_at
            FROM sandbox.porting_order
            """;

    private final JdbcClient jdbc;

    PortingOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// With its numbers.
    void insert(PortingOrder order) {
        insertHead(order);
        int position = 0;
        for (var number : order.numbers()) {
            jdbc.sql("""
                    INSERT INTO sandbox.porting_number (id, order_id, position, phone_number) VALUES (?, ?, ?, ?)
                    """)
                    .params(number.id(), order.id(), position++, number.phoneNumber())
                    .update();
        }
    }

    /// With numbers that were another order's until now.
    void insertSplit(PortingOrder order) {
        insertHead(order);
        jdbc.sql("UPDATE sandbox.porting_number SET order_id = :to WHERE id = ANY (:ids::uuid[])")
                .param("to", order.id())
                .param(
                        "ids",
                        order.numbers().stream()
                                .map(number -> number.id().toString())
                                .toArray(String[]::new))
                .update();
    }

    private void insertHead(PortingOrder order) {
        jdbc.sql("""
                INSERT INTO sandbox.porting_order (id, request_id, country_code, number_type, carrier_name,
                    fast_portable, status, form, created_at, updated_at)
                VALUES (:id, :request, :country, :type, :carrier, :fast, :status, :form::jsonb, :at, :at)
                """)
                .param("id", order.id())
                .param("request", order.requestId())
                .param("country", order.countryCode())
                .param("type", order.numberType())
                .param("carrier", order.carrierName())
                .param("fast", order.isFastPortable())
                .param("status", order.status().wireName())
                .param("form", order.form().tree().toString())
                .param("at", at(order.createdAt()))
                .update();
        save(order, order.createdAt());
    }

    /// Overwrites what can change.
    void save(PortingOrder order, Instant now) {
        var beforeCancel = order.beforeCancel();
        jdbc.sql("""
                UPDATE sandbox.porting_order SET status = :status, exceptions = :exceptions::text[],
                    repaired = :repaired::text[], changed = :changed::text[], form = :form::jsonb,
                    submitted_at = :submittedAt, foc_at = :focAt, due_at = :dueAt, before_cancel = :beforeCancel,
                    before_cancel_due_at = :beforeCancelDueAt, updated_at = :now
                WHERE id = :id
                """)
                .param("status", order.status().wireName())
                .param("exceptions", names(order.exceptions()))
                .param("repaired", names(order.repaired()))
                .param("changed", order.changed().toArray(String[]::new))
                .param("form", order.form().tree().toString())
                .param("submittedAt", atOrNull(order.submittedAt()))
                .param("focAt", atOrNull(order.focAt()))
                .param("dueAt", atOrNull(order.dueAt()))
                .param(
                        "beforeCancel",
                        beforeCancel == null ? null : beforeCancel.status().wireName())
                .param("beforeCancelDueAt", beforeCancel == null ? null : atOrNull(beforeCancel.dueAt()))
                .param("now", at(now))
                .param("id", order.id())
                .update();
    }

    /// The numbers may be in another porting order again.
    void closeNumbers(UUID order) {
        jdbc.sql("UPDATE sandbox.porting_number SET open = false WHERE order_id = ?")
                .params(order)
                .update();
    }

    void delete(UUID order) {
        jdbc.sql("DELETE FROM sandbox.porting_order WHERE id = ?").params(order).update();
    }

    /// Those of the numbers that are in a porting order which has not ended.
    Set<String> open(Collection<String> numbers) {
        return Set.copyOf(jdbc.sql("""
                SELECT phone_number FROM sandbox.porting_number WHERE open AND phone_number = ANY (:numbers::text[])
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> row.getString("phone_number"))
                .list());
    }

    Optional<PortingOrder> find(UUID id) {
        return jdbc.sql(ORDERS + "WHERE id = ?").params(id).query(this::order).optional();
    }

    /// Two changes at once follow each other.
    Optional<PortingOrder> lock(UUID id) {
        return jdbc.sql(ORDERS + "WHERE id = ? FOR UPDATE")
                .params(id)
                .query(this::order)
                .optional();
    }

    /// Some of those in which something happens next by now; nobody else gets them meanwhile.
    List<PortingOrder> lockDue(Instant now, int limit) {
        return jdbc.sql(ORDERS + "WHERE due_at <= :now ORDER BY due_at, id LIMIT :limit FOR UPDATE SKIP LOCKED")
                .param("now", at(now))
                .param("limit", limit)
                .query(this::order)
                .list();
    }

    Paged<PortingOrder> page(Query query, PageRequest page) {
        var filter = PortingFilter.of(query);
        var total = jdbc.sql("SELECT count(*) FROM sandbox.porting_order o " + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
        var rows = jdbc.sql(ORDERS + "o " + filter.where() + filter.order() + " LIMIT :limit OFFSET :offset")
                .params(filter.parameters())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(this::order)
                .list();
        return page.of(rows, total);
    }

    private PortingOrder order(ResultSet row, int index) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var beforeCancel = row.getString("before_cancel");
        return new PortingOrder(
                id,
                row.getObject("request_id", UUID.class),
                row.getString("country_code"),
                row.getString("number_type"),
                row.getString("carrier_name"),
                row.getBoolean("fast_portable"),
                PortStatus.fromWire(row.getString("status")),
                exceptions(row, "exceptions").toList(),
                exceptions(row, "repaired").collect(Collectors.toSet()),
                Set.of(texts(row, "changed")),
                PortingForm.of(row.getString("form")),
                instantOrNull(row, "submitted_at"),
                instantOrNull(row, "foc_at"),
                instantOrNull(row, "due_at"),
                beforeCancel == null
                        ? null
                        : new PortingOrder.BeforeCancel(
                                PortStatus.fromWire(beforeCancel), instantOrNull(row, "before_cancel_due_at")),
                numbers(id),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private List<PortingOrder.PortingNumber> numbers(UUID order) {
        return jdbc.sql("SELECT id, phone_number FROM sandbox.porting_number WHERE order_id = ? ORDER BY position")
                .params(order)
                .query((row, _) ->
                        new PortingOrder.PortingNumber(row.getObject("id", UUID.class), row.getString("phone_number")))
                .list();
    }

    private static Stream<ExceptionType> exceptions(ResultSet row, String column) throws SQLException {
        return Arrays.stream(texts(row, column)).map(ExceptionType::valueOf);
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static String[] names(Collection<ExceptionType> types) {
        return types.stream().map(ExceptionType::name).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
