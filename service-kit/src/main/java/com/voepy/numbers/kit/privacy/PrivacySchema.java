package com.voepy.numbers.kit.privacy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The table of subjects' keys, brought up to date at start. Two nodes that start at once wait for each other.
public final class PrivacySchema {

    private PrivacySchema() {}

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("privacy")
                .table("schema_history")
                .locations("classpath:db/privacy")
                .load()
                .migrate();
    }
}
