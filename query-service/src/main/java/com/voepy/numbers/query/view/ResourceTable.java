package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.web.WireJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// A table of folded resources: each row holds the JSON that clients get, and beside it the columns to find it by.
///
/// Its columns are `id, tenant_id, created, position, body` and those given. The JSON is of type `json`, not `jsonb`,
/// so that its members stay in their order.
///
/// @param name with its schema, for example `view.number_order`
/// @param type of the resource
/// @param columns to filter by
public record ResourceTable<R>(String name, Class<R> type, List<Column<R>> columns) {

    /// @param sqlType for example `text`
    public record Column<R>(String name, String sqlType, Function<R, ? extends @Nullable Object> value) {}

    public ResourceTable {
        columns = List.copyOf(columns);
    }

    public static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", value);
    }

    public static <R> Column<R> uuid(String name, Function<R, @Nullable UUID> value) {
        return new Column<>(name, "uuid", value);
    }

    Map<UUID, Stored<R>> load(JdbcTemplate jdbc, Collection<UUID> ids) {
        Map<UUID, Stored<R>> rows = new HashMap<>();
        jdbc.query(
                "SELECT id, tenant_id, created, position, body FROM %s WHERE id = ANY (?)".formatted(name),
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids.toArray())),
                row -> {
                    rows.put(row.getObject("id", UUID.class), stored(row));
                });
        return rows;
    }

    void save(JdbcTemplate jdbc, Collection<Stored<R>> rows) {
        var names = Stream.concat(
                        Stream.of("id", "tenant_id", "created", "position", "body"),
                        columns.stream().map(Column::name))
                .toList();
        var types = Stream.concat(
                        Stream.of("uuid", "uuid", "bigint", "bigint", "json"),
                        columns.stream().map(Column::sqlType))
                .toList();
        var sql = """
            INSERT INTO %1$s AS stored (%2$s) SELECT * FROM unnest(%3$s)
            ON CONFLICT (id) DO UPDATE SET %4$s WHERE stored.position < excluded.position
            """.formatted(
                        name,
                        String.join(", ", names),
                        types.stream().map("?::%s[]"::formatted).collect(Collectors.joining(", ")),
                        names.stream()
                                .skip(1)
                                .map(column -> "%1$s = excluded.%1$s".formatted(column))
                                .collect(Collectors.joining(", ")));
        jdbc.update(sql, statement -> bind(statement, rows));
    }

    private void bind(PreparedStatement statement, Collection<Stored<R>> rows) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(1, array(connection, "uuid", rows, Stored::id));
        statement.setArray(2, array(connection, "uuid", rows, Stored::tenantId));
        statement.setArray(3, array(connection, "bigint", rows, Stored::created));
        statement.setArray(4, array(connection, "bigint", rows, Stored::position));
        statement.setArray(5, array(connection, "text", rows, row -> json(row.resource())));
        var index = 6;
        for (var column : columns) {
            statement.setArray(index++, array(connection, column.sqlType(), rows, row -> {
                var resource = row.resource();
                return resource == null ? null : column.value().apply(resource);
            }));
        }
    }

    private static <R> java.sql.Array array(
            Connection connection,
            String type,
            Collection<Stored<R>> rows,
            Function<Stored<R>, ? extends @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static @Nullable String json(@Nullable Object resource) {
        return resource == null ? null : WireJson.mapper().writeValueAsString(resource);
    }

    private Stored<R> stored(ResultSet row) throws SQLException {
        var body = row.getString("body");
        return new Stored<>(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getLong("created"),
                row.getLong("position"),
                body == null ? null : WireJson.mapper().readValue(body, type));
    }
}
