package com.voepy.numbers.query.reads;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The table of reads, schema `audit`, brought up to date at start. It is not one of the read models: nothing else
/// tells what was read.
@Component
class ReadsSchema {

    /// @throws org.flywaydb.core.api.FlywayException if the schema cannot be brought up to date
    ReadsSchema(DataSource dataSource) {
        Schemas.migrate(dataSource, "audit");
    }
}
