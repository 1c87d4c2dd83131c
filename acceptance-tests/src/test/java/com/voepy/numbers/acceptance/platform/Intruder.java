package com.voepy.numbers.acceptance.platform;

import java.sql.SQLException;
import java.util.function.Supplier;

/// Somebody who has the database and changes behind the product's back what nobody may.
public record Intruder(Platform platform) {

    /// Does something to one row of a table, lets work be done meanwhile, and leaves the row as it was.
    ///
    /// @param row a condition that chooses it
    public <T> T meanwhile(String table, String row, String sql, Supplier<T> work) throws SQLException {
        try (var connection = Traces.connect(platform.data());
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table));
            statement.execute("CREATE TEMPORARY TABLE saved AS SELECT * FROM %s WHERE %s".formatted(table, row));
            statement.execute(sql);
            try {
                return work.get();
            } finally {
                statement.execute("DELETE FROM %s WHERE %s".formatted(table, row));
                statement.execute("INSERT INTO %s SELECT * FROM saved".formatted(table));
                statement.execute("ALTER TABLE %s ENABLE TRIGGER USER".formatted(table));
            }
        }
    }
}
