package com.voepy.numbers.kit.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the log. Whatever has been read once is there for ever, and everything before it has been there too.
public final class EventLog {

    private static final String COLUMNS =
            "position, stream, sequence, aggregate_type, event_id, type, revision, occurred_at, payload, metadata";

    /// Events of a stream that are read at once: few at first, because most look no further.
    private static final int FIRST_PART = 250;

    private static final int PART = 1_000;

    private final JdbcClient jdbc;
    private final EventCodec codec;

    public EventLog(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /// Position of the last event, 0 if there is none.
    public long head() {
        return jdbc.sql("SELECT position FROM log.head").query(Long.class).single();
    }

    /// The events after a position, oldest first.
    ///
    /// @param max at most so many
    public List<LoggedEvent> after(long position, int max) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM log.event WHERE position > :position ORDER BY position LIMIT :max")
                .param("position", position)
                .param("max", max)
                .query(this::event)
                .list();
    }

    /// All events of one stream, oldest first.
    public List<LoggedEvent> ofStream(String stream) {
        return ofStream(stream, 0);
    }

    /// The events of one stream from a sequence number on, oldest first.
    public List<LoggedEvent> ofStream(String stream, long sequence) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM log.event WHERE stream = :stream AND sequence >= :sequence ORDER BY sequence")
                .param("stream", stream)
                .param("sequence", sequence)
                .query(this::event)
                .list();
    }

    /// As [#ofStream(String)] for a stream that may be long: read a part at a time, and only as far as it is asked for.
    public Stream<LoggedEvent> along(String stream) {
        return along(stream, 0);
    }

    /// As [#along(String)], from a sequence number on.
    public Stream<LoggedEvent> along(String stream, long sequence) {
        return Stream.iterate(
                        part(stream, sequence, FIRST_PART),
                        part -> !part.events.isEmpty(),
                        part -> part.isLast()
                                ? Part.NONE
                                : part(stream, part.events.getLast().sequence() + 1, PART))
                .flatMap(part -> part.events.stream());
    }

    private Part part(String stream, long sequence, int max) {
        return new Part(ofStream(stream, sequence, max), max);
    }

    /// @param max as many as it could have
    private record Part(List<LoggedEvent> events, int max) {

        static final Part NONE = new Part(List.of(), 0);

        boolean isLast() {
            return events.size() < max;
        }
    }

    /// As [#ofStream(String,long)].
    ///
    /// @param max at most so many
    public List<LoggedEvent> ofStream(String stream, long sequence, int max) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + " FROM log.event WHERE stream = :stream AND sequence >= :sequence ORDER BY sequence LIMIT :max")
                .param("stream", stream)
                .param("sequence", sequence)
                .param("max", max)
                .query(this::event)
                .list();
    }

    /// The events at these positions, oldest first; a position after the end of the log has none.
    public List<LoggedEvent> at(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT " + COLUMNS + " FROM log.event WHERE position IN (:positions) ORDER BY position")
                .param("positions", positions)
                .query(this::event)
                .list();
    }

    /// The rows after a position as they are stored, oldest first.
    ///
    /// @param max at most so many
    public List<LogRow> rowsAfter(long position, int max) {
        return jdbc.sql("SELECT tenant_id, " + COLUMNS
                        + " FROM log.event WHERE position > :position ORDER BY position LIMIT :max")
                .param("position", position)
                .param("max", max)
                .query(EventLog::row)
                .list();
    }

    /// The rows at these positions as they are stored, oldest first.
    public List<LogRow> rowsAt(Collection<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("SELECT tenant_id, " + COLUMNS
                        + " FROM log.event WHERE position = ANY (:positions) ORDER BY position")
                .param("positions", positions.toArray(Long[]::new))
                .query(EventLog::row)
                .list();
    }

    /// Sequence number of the last event of a stream.
    public Optional<Long> lastSequence(String stream) {
        return jdbc.sql("SELECT sequence FROM log.event WHERE stream = :stream ORDER BY sequence DESC LIMIT 1")
                .param("stream", stream)
                .query(Long.class)
                .optional();
    }

    /// Position of the last event before an instant, 0 if there is none.
    public long positionBefore(Instant instant) {
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM log.event WHERE occurred_at < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private LoggedEvent event(ResultSet row, int index) throws SQLException {
        return new LoggedEvent(
                row.getLong("position"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("aggregate_type"),
                row.getObject("event_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                codec.read(row.getString("type"), row.getInt("revision"), row.getString("payload")),
                codec.readMetadata(row.getString("metadata")));
    }

    private static LogRow row(ResultSet row, int index) throws SQLException {
        return new LogRow(
                row.getLong("position"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("aggregate_type"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getInt("revision"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("tenant_id", UUID.class),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
