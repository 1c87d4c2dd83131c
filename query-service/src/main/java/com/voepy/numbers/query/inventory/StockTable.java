package com.voepy.numbers.query.inventory;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The statements that write `view.stock`. Each leaves rows alone that already show a later event.
@Component
class StockTable {

    private static final String LIST = """
        INSERT INTO view.stock AS stored (e164, listed, country_code, region, locality, ndc, number_type, capabilities,
                                          activation_cents, monthly_cents, listed_position)
        SELECT e164, true, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM unnest(?::text[]) AS e164
        ON CONFLICT (e164) DO UPDATE SET
            listed = true, country_code = excluded.country_code, region = excluded.region,
            locality = excluded.locality, ndc = excluded.ndc, number_type = excluded.number_type,
            capabilities = excluded.capabilities, activation_cents = excluded.activation_cents,
            monthly_cents = excluded.monthly_cents, listed_position = excluded.listed_position
        WHERE stored.listed_position < excluded.listed_position
        """;

    private static final String UNLIST_ALL_BUT = """
        UPDATE view.stock SET listed = false, listed_position = ?
        WHERE e164 BETWEEN ? AND ? AND length(e164) = ? AND listed AND listed_position < ? AND e164 <> ALL (?::text[])
        """;

    private static final String UNLIST =
            "UPDATE view.stock SET listed = false, listed_position = ? WHERE e164 = ? AND listed_position < ?";

    private static final String TAKE = """
        INSERT INTO view.stock AS stored (e164, taken_until, held_by, rests_until, taken_position)
        SELECT * FROM unnest(?::text[], ?::timestamptz[], ?::uuid[], ?::timestamptz[], ?::bigint[])
        ON CONFLICT (e164) DO UPDATE SET
            taken_until = excluded.taken_until, held_by = excluded.held_by,
            rests_until = excluded.rests_until, taken_position = excluded.taken_position
        WHERE stored.taken_position < excluded.taken_position
        """;

    private final JdbcTemplate jdbc;

    StockTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void list(Lots.Numbers numbers, long position) {
        var lot = numbers.lot();
        jdbc.update(LIST, statement -> {
            statement.setString(1, lot.countryCode());
            statement.setString(2, lot.region());
            statement.setString(3, lot.locality());
            statement.setString(4, numbers.ndc());
            statement.setString(5, lot.numberType().wireName());
            statement.setInt(6, Lots.bits(lot.capabilities()));
            statement.setLong(7, lot.wholesale().activationCents());
            statement.setLong(8, lot.wholesale().monthlyCents());
            statement.setLong(9, position);
            statement.setArray(10, texts(statement, numbers.e164s()));
        });
    }

    void unlistAllBut(String block, List<String> e164s, long position) {
        jdbc.update(UNLIST_ALL_BUT, statement -> {
            statement.setLong(1, position);
            statement.setString(2, block + "000");
            statement.setString(3, block + "999");
            statement.setInt(4, block.length() + 3);
            statement.setLong(5, position);
            statement.setArray(6, texts(statement, e164s));
        });
    }

    void unlist(String e164, long position) {
        jdbc.update(UNLIST, position, e164, position);
    }

    /// By E.164; numbers that never were taken are missing.
    Map<String, Taken> taken(Collection<String> e164s) {
        Map<String, Taken> rows = new HashMap<>();
        jdbc.query("""
            SELECT e164, taken_until::text, held_by, rests_until::text, taken_position
            FROM view.stock WHERE e164 = ANY (?)
            """, statement -> statement.setArray(1, texts(statement, e164s)), row -> {
            rows.put(
                    row.getString("e164"),
                    new Taken(
                            row.getString("taken_until"),
                            row.getObject("held_by", UUID.class),
                            row.getString("rests_until"),
                            row.getLong("taken_position")));
        });
        return rows;
    }

    void take(Map<String, Taken> changed) {
        var rows = List.copyOf(changed.entrySet());
        jdbc.update(TAKE, statement -> {
            statement.setArray(1, array(statement, "text", rows, Map.Entry::getKey));
            statement.setArray(
                    2, array(statement, "text", rows, row -> row.getValue().until()));
            statement.setArray(
                    3, array(statement, "uuid", rows, row -> row.getValue().heldBy()));
            statement.setArray(
                    4, array(statement, "text", rows, row -> row.getValue().restsUntil()));
            statement.setArray(
                    5, array(statement, "bigint", rows, row -> row.getValue().position()));
        });
    }

    private static java.sql.Array texts(PreparedStatement statement, Collection<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }

    private static <T> java.sql.Array array(
            PreparedStatement statement, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(value).toArray());
    }
}
