package com.voepy.numbers.kit.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/// When each API key was last used: measured, not an event, and to the minute.
///
/// A request notes its key in memory and no more; once in a while what was noted is written, each key at most once a
/// [#COARSENESS] and node.
public final class KeyUses {

    private static final Duration COARSENESS = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    /// The last use that was noted; younger ones are not worth a write.
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    /// Noted and not yet written.
    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    KeyUses(JdbcTemplate jdbc, InstantSource clock, AccessSchema migrated) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// When these keys were last used; a key that never was is absent.
    public Map<UUID, Instant> of(Collection<UUID> keyIds) {
        Map<UUID, Instant> uses = new HashMap<>();
        jdbc.query(
                "SELECT key_id, last_used_at FROM access.api_key_use WHERE key_id = ANY (?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("uuid", keyIds.toArray())),
                row -> {
                    uses.put(
                            row.getObject("key_id", UUID.class),
                            row.getObject("last_used_at", OffsetDateTime.class).toInstant());
                });
        return uses;
    }

    /// Notes that the key is used now.
    void note(UUID keyId) {
        var now = clock.instant();
        var last = noted.get(keyId);
        if (last == null || isOld(last, now)) {
            noted.put(keyId, now);
            unwritten.put(keyId, now);
        }
    }

    /// Writes what was noted; what cannot be written stays noted.
    void write() {
        var now = clock.instant();
        noted.values().removeIf(use -> isOld(use, now));
        var uses = Map.copyOf(unwritten);
        if (uses.isEmpty()) {
            return;
        }
        // In one order for all nodes, so that they never wait for each other in a circle.
        var sorted = new TreeMap<>(uses);
        jdbc.update("""
                INSERT INTO access.api_key_use AS known (key_id, last_used_at)
                SELECT * FROM unnest(?::uuid[], ?::timestamptz[])
                ON CONFLICT (key_id) DO UPDATE SET last_used_at = excluded.last_used_at
                WHERE known.last_used_at < excluded.last_used_at
                """, statement -> {
            var connection = statement.getConnection();
            statement.setArray(
                    1, connection.createArrayOf("uuid", sorted.keySet().toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            sorted.values().stream().map(Instant::toString).toArray()));
        });
        uses.forEach(unwritten::remove);
    }

    private static boolean isOld(Instant use, Instant now) {
        return !now.isBefore(use.plus(COARSENESS)) || now.isBefore(use);
    }
}
