package com.voepy.numbers.kit.log;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables of the log, brought up to date at start. Two nodes that start at once wait for each other.
public final class LogSchema {

    private LogSchema() {}

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("log")
                .table("schema_history")
                .locations("classpath:db/log")
                .load()
                .migrate();
    }
}
