package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.schema.Schemas;
import javax.sql.DataSource;

/// The tables in which the uses of API keys are counted. Whoever needs one of them asks for this bean, and by then it
/// is there. Two nodes that start at once wait for each other.
final class AccessSchema {

    AccessSchema(DataSource dataSource) {
        Schemas.migrate(dataSource, "access");
    }
}
