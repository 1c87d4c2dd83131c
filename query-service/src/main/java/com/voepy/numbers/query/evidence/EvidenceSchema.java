package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The tables of the tree and its checkpoints, schema `evidence`, brought up to date at start. It is not one of the
/// read models: those may be dropped and built anew, and what was promised in a checkpoint may not.
@Component
public class EvidenceSchema {

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    EvidenceSchema(DataSource dataSource) {
        Schemas.migrate(dataSource, "evidence");
    }
}
