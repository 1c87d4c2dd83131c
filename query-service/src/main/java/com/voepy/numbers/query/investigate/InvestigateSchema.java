package com.voepy.numbers.query.investigate;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.schema.Schemas;
import com.voepy.numbers.query.evidence.EvidenceSchema;
import com.voepy.numbers.query.projection.ViewSchema;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// The views that people look into the log with by SQL, and who may: schema `investigate`, see `docs/sql.md`.
@Component
class InvestigateSchema {

    /// @param log with the two others what is shown, and so brought up to date before
    /// @throws org.flywaydb.core.api.FlywayException if the views cannot be made
    InvestigateSchema(DataSource dataSource, EventLog log, ViewSchema views, EvidenceSchema evidence) {
        Schemas.migrate(dataSource, "investigate");
    }
}
