package com.voepy.numbers.command.apikey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the log knows of the keys that let operators in. Each key is a stream of its own, so whoever decides something
/// about all of them takes the lock first.
@Component
class OperatorKeys {

    private final JdbcClient jdbc;

    OperatorKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the end of the transaction nobody else decides about operators' keys: nobody appends anything. That is
    /// short, and nobody but the product can take this lock.
    void lock() {
        jdbc.sql("SELECT position FROM log.head FOR UPDATE").query().singleRow();
    }

    /// Whether there ever was one, revoked and expired ones included.
    boolean everExisted() {
        return jdbc.sql("""
            SELECT 1 FROM log.event
            WHERE type = 'ApiKeyCreated' AND payload ->> 'tenant_id' IS NULL AND payload -> 'scopes' @> '["operator"]'
            LIMIT 1
            """).query(Integer.class).optional().isPresent();
    }

    /// Whether a key other than this one lets an operator in.
    boolean isUsableWithout(UUID keyId, Instant now) {
        return jdbc.sql("""
            SELECT 1 FROM log.event AS created
            WHERE type = 'ApiKeyCreated' AND payload ->> 'tenant_id' IS NULL AND payload -> 'scopes' @> '["operator"]'
              AND payload ->> 'key_id' <> :key
              AND coalesce((payload ->> 'expires_at')::timestamptz > :now, true)
              AND NOT EXISTS (
                  SELECT 1 FROM log.event AS revoked
                  WHERE revoked.stream = created.stream AND revoked.type = 'ApiKeyRevoked')
            LIMIT 1
            """)
                .param("key", keyId.toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
