package com.voepy.numbers.query.evidence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/// The tables of the tree and its checkpoints, schema `evidence`, brought up to date at start. It is not one of the
/// read models: those may be dropped and built anew, and what was promised in a checkpoint may not.
@Component
class EvidenceSchema {

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    EvidenceSchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("evidence")
                .table("schema_history")
                .locations("classpath:db/evidence")
                .load()
                .migrate();
    }
}
