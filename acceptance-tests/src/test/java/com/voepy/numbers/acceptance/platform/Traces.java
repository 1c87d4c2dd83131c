package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// What an installation has written down, looked through for a text as somebody would who got hold of all of it.
public final class Traces {

    private static final String COLUMNS = """
            SELECT format('%I.%I', c.table_schema, c.table_name), format('%I', c.column_name), c.data_type
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
                AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
            """;

    private Traces() {}

    /// The columns of all tables and the logs that hold the text.
    public static List<String> of(Platform platform, String text) {
        var found = new ArrayList<String>();
        try (var connection = connect(platform.data())) {
            for (var column : columns(connection)) {
                if (holds(connection, column, text)) {
                    found.add(column.table() + "." + column.name());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look through the database", e);
        }
        try (var files = Files.walk(platform.logs())) {
            files.filter(file -> file.toString().endsWith(".log") && holds(file, text))
                    .forEach(file -> found.add(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private record Column(String table, String name, String type) {}

    private static List<Column> columns(Connection connection) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return columns;
    }

    private static boolean holds(Connection connection, Column column, String text) throws SQLException {
        var asText = column.type().equals("bytea") ? "encode(%s, 'escape')" : "%s::text";
        var sql = "SELECT EXISTS (SELECT FROM %s WHERE strpos(%s, ?) > 0)"
                .formatted(column.table(), asText.formatted(column.name()));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static boolean holds(Path file, String text) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the product itself connects, with what it keeps in its data directory.
    static Connection connect(Path data) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "numbers");
        properties.setProperty("password", read(data.resolve("secrets/postgres.password")));
        var port =
                read(data.resolve("postgres/postmaster.pid")).lines().toList().get(3);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%s/numbers".formatted(port), properties);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
