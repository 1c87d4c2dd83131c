package com.voepy.numbers.kit.log;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;

/// The tables of the log, brought up to date at start. Two nodes that start at once wait for each other.
public final class LogSchema {

    private LogSchema() {}

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public static void migrate(DataSource dataSource) {
        Schemas.migrate(dataSource, "log");
    }
}
