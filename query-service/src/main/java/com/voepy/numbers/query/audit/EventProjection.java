package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps `view.event` and what belongs to it: the ways to the events of the log.
@Component
class EventProjection implements Projection {

    /// Positions in a row of `view.event_span`.
    static final int SPAN = 1_000;

    private static final String EVENTS = """
        INSERT INTO view.event (position, id, tenant_id, type, occurred_at, actor, request_id, idempotency_key)
        SELECT * FROM unnest(
            ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
        ON CONFLICT (position) DO NOTHING
        """;

    private static final String REFERENCES = """
        INSERT INTO view.event_reference (name, position) SELECT * FROM unnest(?::text[], ?::bigint[])
        ON CONFLICT (name, position) DO NOTHING
        """;

    private static final String SPANS = """
        INSERT INTO view.event_span AS stored (span, earliest, latest)
        SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[])
        ON CONFLICT (span) DO UPDATE SET
            earliest = least(stored.earliest, excluded.earliest), latest = greatest(stored.latest, excluded.latest)
        """;

    private final JdbcTemplate jdbc;

    private record Reference(String name, long position) {}

    /// @param number position divided by [#SPAN]
    private record Span(long number, Instant earliest, Instant latest) {

        Span and(Span other) {
            return new Span(
                    number,
                    earliest.isBefore(other.earliest) ? earliest : other.earliest,
                    latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    EventProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("view.event", "view.event_reference", "view.event_span");
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        return new Gathering();
    }

    private final class Gathering implements Batch {

        private final List<LoggedEvent> events = new ArrayList<>();

        @Override
        public List<Changed> apply(LoggedEvent event) {
            events.add(event);
            return List.of();
        }

        @Override
        public void flush() {
            if (!events.isEmpty()) {
                writeEvents(events);
                writeReferences(events);
                writeSpans(events);
            }
        }
    }

    private void writeEvents(List<LoggedEvent> events) {
        jdbc.update(EVENTS, statement -> {
            statement.setArray(1, array(statement, "bigint", events, LoggedEvent::position));
            statement.setArray(2, array(statement, "uuid", events, LoggedEvent::eventId));
            statement.setArray(3, array(statement, "uuid", events, logged -> Owner.of(logged.event())));
            statement.setArray(4, array(statement, "text", events, EventProjection::typeOf));
            statement.setArray(
                    5,
                    array(
                            statement,
                            "timestamptz",
                            events,
                            logged -> logged.occurredAt().toString()));
            statement.setArray(
                    6,
                    array(statement, "text", events, logged -> logged.metadata().actor()));
            statement.setArray(
                    7,
                    array(statement, "text", events, logged -> logged.metadata().requestId()));
            statement.setArray(
                    8,
                    array(statement, "text", events, logged -> logged.metadata().idempotencyKey()));
        });
    }

    private void writeReferences(List<LoggedEvent> events) {
        var references = events.stream()
                .flatMap(logged -> Names.in(logged).stream().map(name -> new Reference(name, logged.position())))
                .toList();
        jdbc.update(REFERENCES, statement -> {
            statement.setArray(1, array(statement, "text", references, Reference::name));
            statement.setArray(2, array(statement, "bigint", references, Reference::position));
        });
    }

    private void writeSpans(List<LoggedEvent> events) {
        var byNumber = new TreeMap<Long, Span>();
        for (var logged : events) {
            var number = logged.position() / SPAN;
            byNumber.merge(number, new Span(number, logged.occurredAt(), logged.occurredAt()), Span::and);
        }
        var spans = List.copyOf(byNumber.values());
        jdbc.update(SPANS, statement -> {
            statement.setArray(1, array(statement, "bigint", spans, Span::number));
            statement.setArray(
                    2,
                    array(
                            statement,
                            "timestamptz",
                            spans,
                            span -> span.earliest().toString()));
            statement.setArray(
                    3,
                    array(statement, "timestamptz", spans, span -> span.latest().toString()));
        });
    }

    private static String typeOf(LoggedEvent logged) {
        return EventTypes.nameOf(logged.event().getClass());
    }

    private static <T> Array array(
            PreparedStatement statement, String type, List<T> rows, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, rows.stream().map(value).toArray());
    }
}
