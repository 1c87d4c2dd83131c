package com.voepy.numbers.kit.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Each part of the product has a schema of its own in the one database, and brings it up to date itself.
public final class Schemas {

    private Schemas() {}

    /// Brings a schema up to date with the scripts in `db/<name>`. Two nodes that start at once wait for each other.
    ///
    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public static void migrate(DataSource dataSource, String name) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(name)
                .table("schema_history")
                .locations("classpath:db/" + name)
                .load()
                .migrate();
    }
}
