package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;
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
        Schemas.migrate(dataSource, "view");
    }
}
