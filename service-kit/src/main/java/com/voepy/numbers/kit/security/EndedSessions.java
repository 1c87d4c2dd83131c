package com.voepy.numbers.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions of the console that were signed out of, until they would have ended by themselves. It is looked up at every
/// page, so that a copy of the cookie opens nothing from then on, on any node.
final class EndedSessions {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    EndedSessions(JdbcClient jdbc, InstantSource clock, AccessSchema migrated) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void end(ConsoleSession session) {
        jdbc.sql("""
                INSERT INTO access.ended_session (id, expires_at) VALUES (:id, :expiresAt) ON CONFLICT (id) DO NOTHING
                """)
                .param("id", idOf(session))
                .param("expiresAt", session.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean contains(ConsoleSession session) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM access.ended_session WHERE id = :id)")
                .param("id", idOf(session))
                .query(Boolean.class)
                .single();
    }

    /// Forgets those that have ended by themselves meanwhile.
    ///
    /// @return how many
    int clean() {
        return jdbc.sql("DELETE FROM access.ended_session WHERE expires_at <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String idOf(ConsoleSession session) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(session.formToken().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
