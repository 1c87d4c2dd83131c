package com.voepy.numbers.command.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks for a text in every column of every table that could hold it.
public final class TextScan {

    private TextScan() {}

    /// The columns that hold the text somewhere, as `schema.table.column`.
    public static List<String> columnsWith(JdbcClient jdbc, String text) {
        return jdbc
                .sql("""
            SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
            JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
            """)
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .filter(column -> holds(jdbc, column, text))
                .map(column -> "%s.%s.%s".formatted(column.schema(), column.table(), column.name()))
                .toList();
    }

    private static boolean holds(JdbcClient jdbc, Column column, String text) {
        var asText = column.type().equals("bytea")
                ? "encode(\"%s\", 'escape')".formatted(column.name())
                : "\"%s\"::text".formatted(column.name());
        return jdbc.sql("SELECT EXISTS (SELECT FROM \"%s\".\"%s\" WHERE strpos(%s, :text) > 0)"
                        .formatted(column.schema(), column.table(), asText))
                .param("text", text)
                .query(Boolean.class)
                .single();
    }

    private record Column(String schema, String table, String name, String type) {}
}
