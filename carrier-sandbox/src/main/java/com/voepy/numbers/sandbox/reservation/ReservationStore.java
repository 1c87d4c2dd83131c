package com.voepy.numbers.sandbox.reservation;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reservations in the database. Whether a number is really held is not here but in
/// [com.voepy.numbers.sandbox.stock.TakenNumbers].
@Component
class ReservationStore {

    private static final String RESERVATIONS = """
            SELECT id, customer_reference, created_at, updated_at FROM sandbox.reservation r
            """;

    private static final String MATCHES = """
            WHERE (:reference::text IS NULL OR customer_reference = :reference)
            AND (:after::timestamptz IS NULL OR created_at > :after::timestamptz)
            AND (:before::timestamptz IS NULL OR created_at < :before::timestamptz)
            AND (:number::text IS NULL OR EXISTS (
                SELECT FROM sandbox.reserved_number n WHERE n.reservation_id = r.id AND n.phone_number = :number))
            AND (:status::text IS NULL OR :status = CASE WHEN EXISTS (
                SELECT FROM sandbox.reserved_number n WHERE n.reservation_id = r.id AND n.error IS NULL)
                THEN 'success' ELSE 'failure' END)
            """;

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NumberReservation reservation) {
        jdbc.sql("""
                INSERT INTO sandbox.reservation (id, customer_reference, created_at, updated_at)
                VALUES (:id, :reference, :at, :at)
                """)
                .param("id", reservation.id())
                .param("reference", reservation.customerReference())
                .param("at", at(reservation.createdAt()))
                .update();
        int position = 0;
        for (var number : reservation.phoneNumbers()) {
            jdbc.sql("""
                    INSERT INTO sandbox.reserved_number
                        (id, reservation_id, position, phone_number, error, expired_at, created_at, updated_at)
                    VALUES (:id, :reservation, :position, :number, :error, :expiredAt, :at, :at)
                    """)
                    .param("id", number.id())
                    .param("reservation", reservation.id())
                    .param("position", position++)
                    .param("number", number.phoneNumber())
                    .param("error", number.errors())
                    .param("expiredAt", at(number.expiredAt()))
                    .param("at", at(number.createdAt()))
                    .update();
        }
    }

    void extend(UUID reservation, Collection<String> numbers, Instant until, Instant now) {
        jdbc.sql("""
                UPDATE sandbox.reserved_number SET expired_at = :until, updated_at = :now
                WHERE reservation_id = :reservation AND error IS NULL AND phone_number = ANY (:numbers::text[])
                """)
                .param("until", at(until))
                .param("now", at(now))
                .param("reservation", reservation)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
        jdbc.sql("UPDATE sandbox.reservation SET updated_at = ? WHERE id = ?")
                .params(at(now), reservation)
                .update();
    }

    Optional<NumberReservation> find(UUID id) {
        return jdbc.sql(RESERVATIONS + "WHERE id = :id")
                .param("id", id)
                .query(this::reservation)
                .optional();
    }

    /// Oldest first.
    Paged<NumberReservation> page(Query query, PageRequest page) {
        var total = filtered("SELECT count(*) FROM sandbox.reservation r " + MATCHES, query)
                .query(Long.class)
                .single();
        var rows = filtered(RESERVATIONS + MATCHES + "ORDER BY created_at, id LIMIT :limit OFFSET :offset", query)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query(this::reservation)
                .list();
        return page.of(rows, total);
    }

    private NumberReservation reservation(ResultSet row, int index) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return NumberReservation.of(
                id,
                row.getString("customer_reference"),
                numbers(id),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private List<NumberReservation.Reserved> numbers(UUID reservation) {
        return jdbc.sql("""
                SELECT id, phone_number, error, expired_at, created_at, updated_at FROM sandbox.reserved_number
                WHERE reservation_id = ? ORDER BY position
                """)
                .params(reservation)
                .query((row, _) -> NumberReservation.reserved(
                        row.getObject("id", UUID.class),
                        row.getString("phone_number"),
                        error(row),
                        instant(row, "expired_at"),
                        instant(row, "created_at"),
                        instant(row, "updated_at")))
                .list();
    }

    private static @Nullable String error(ResultSet row) throws SQLException {
        return row.getString("error");
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        return jdbc.sql(sql)
                .param("reference", query.text("filter[customer_reference]"))
                .param("status", query.text("filter[status]"))
                .param("number", query.text("filter[phone_numbers.phone_number]"))
                .param("after", query.text("filter[created_at][gt]"))
                .param("before", query.text("filter[created_at][lt]"));
    }
}
