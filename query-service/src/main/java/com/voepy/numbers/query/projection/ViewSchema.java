package com.voepy.numbers.query.projection;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/// The tables of the read models, schema `view`, brought up to date at start. Whoever reads or writes them at start
/// asks for this bean first. Two nodes that start at once wait for each other.
@Component
public class ViewSchema {

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    public ViewSchema(DataSource dataSource) {
        migrate(dataSource);
    }

    /// Brings the schema of a database up to date.
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("view")
                .table("schema_history")
                .locations("classpath:db/view")
                .load()
                .migrate();
    }
}
