package com.voepy.numbers.kit.log;

import com.voepy.numbers.events.EventTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Appends to the log, in one statement and within the caller's transaction.
///
/// The statement locks the head row, and the lock lasts until the transaction ends. Therefore positions become
/// visible in their order and none is skipped: whoever has read position n has seen everything up to n. Call it last
/// in a transaction; everybody else's append waits for the commit.
public final class EventAppender {

    private static final String APPEND = """
        WITH head AS (
            UPDATE log.head SET position = position + ? RETURNING position - ? AS before
        ), appended AS (
            INSERT INTO log.event (position, stream, sequence, aggregate_type, event_id, type, revision, occurred_at,
                                   tenant_id, payload, metadata)
            SELECT head.before + e.ordinal, e.stream, e.sequence, e.aggregate_type, e.event_id, e.type, e.revision,
                   e.occurred_at, e.tenant_id, e.payload, e.metadata
            FROM head, unnest(?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::smallint[],
                              ?::timestamptz[], ?::uuid[], ?::jsonb[], ?::jsonb[])
                WITH ORDINALITY AS e (stream, sequence, aggregate_type, event_id, type, revision, occurred_at,
                                      tenant_id, payload, metadata, ordinal)
            RETURNING position
        )
        SELECT max(position) AS position, pg_notify('log', max(position)::text) FROM appended
        """;

    private final JdbcTemplate jdbc;
    private final EventCodec codec;

    public EventAppender(DataSource dataSource, EventCodec codec) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.codec = codec;
    }

    /// All of them or none.
    ///
    /// @return the position of the last one
    /// @throws org.springframework.dao.DuplicateKeyException if a (stream, sequence) is taken; the transaction is
    ///     then broken and has to be rolled back
    public long append(List<NewEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        Long position = jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement(APPEND)) {
                statement.setInt(1, events.size());
                statement.setInt(2, events.size());
                var columns = new Columns(connection, events);
                statement.setArray(3, columns.of("text", NewEvent::stream));
                statement.setArray(4, columns.of("bigint", NewEvent::sequence));
                statement.setArray(5, columns.of("text", NewEvent::aggregateType));
                statement.setArray(6, columns.of("uuid", NewEvent::eventId));
                statement.setArray(
                        7, columns.of("text", e -> EventTypes.nameOf(e.event().getClass())));
                statement.setArray(8, columns.of("smallint", e ->
                        (short) EventTypes.revisionOf(e.event().getClass())));
                statement.setArray(
                        9,
                        columns.of(
                                "text",
                                e -> e.occurredAt().atOffset(ZoneOffset.UTC).toString()));
                statement.setArray(10, columns.of("uuid", e -> e.metadata().tenantId()));
                statement.setArray(11, columns.of("text", e -> codec.write(e.event())));
                statement.setArray(12, columns.of("text", e -> codec.writeMetadata(e.metadata())));
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
        if (position == null) {
            throw new IllegalStateException("the append answered nothing");
        }
        return position;
    }

    private record Columns(Connection connection, List<NewEvent> events) {

        java.sql.Array of(String type, Function<NewEvent, ? extends @Nullable Object> column) throws SQLException {
            return connection.createArrayOf(type, events.stream().map(column).toArray());
        }
    }
}
