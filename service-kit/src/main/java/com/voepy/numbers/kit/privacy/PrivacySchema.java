package com.voepy.numbers.kit.privacy;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;

/// The table of subjects' keys, brought up to date at start. Two nodes that start at once wait for each other.
public final class PrivacySchema {

    private PrivacySchema() {}

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public static void migrate(DataSource dataSource) {
        Schemas.migrate(dataSource, "privacy");
    }
}
