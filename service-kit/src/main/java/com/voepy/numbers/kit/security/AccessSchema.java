package com.voepy.numbers.kit.security;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables in which the uses of API keys are counted. Whoever needs one of them asks for this bean, and by then it
/// is there. Two nodes that start at once wait for each other.
final class AccessSchema {

    AccessSchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("access")
                .table("schema_history")
                .locations("classpath:db/access")
                .load()
                .migrate();
    }
}
