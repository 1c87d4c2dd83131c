package com.voepy.numbers.query.testing;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventCodec;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LogSchema;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A log that tests append to as the command side does. Its clock moves by a second with each event.
public final class TestLog {

    public static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private static final int BATCH = 500;

    /// An event and when it happened.
    public record Timed(Instant at, Event event) {}

    private final EventAppender appender;
    private final TransactionTemplate transaction;
    private final EventLog log;
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant now = START;

    public TestLog(TestDatabase database) {
        LogSchema.migrate(database.dataSource());
        var dataSource = database.dataSource();
        var codec = new EventCodec();
        this.appender = new EventAppender(dataSource, codec);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.log = new EventLog(JdbcClient.create(dataSource), codec);
    }

    /// Appends events in one transaction, each to the stream it belongs to.
    ///
    /// @return the position of the last one
    public long append(Event... events) {
        return append(EventMetadata.NONE, events);
    }

    /// As [#append(Event...)], for events that somebody asked for.
    public synchronized long append(EventMetadata metadata, Event... events) {
        List<NewEvent> batch = new ArrayList<>();
        for (var event : events) {
            now = now.plus(Duration.ofSeconds(1));
            batch.add(next(event, now, metadata));
        }
        return append(batch);
    }

    /// Appends an event that is late: it happened before others that are in the log already.
    public synchronized long appendLate(Instant at, Event event) {
        return append(List.of(next(event, at, EventMetadata.NONE)));
    }

    /// Appends events that happened at times of their own, many at once.
    public synchronized void appendTimed(List<Timed> events) {
        for (var from = 0; from < events.size(); from += BATCH) {
            append(events.subList(from, Math.min(from + BATCH, events.size())).stream()
                    .map(timed -> next(timed.event(), timed.at(), EventMetadata.NONE))
                    .toList());
        }
    }

    /// The event that was appended last.
    public LoggedEvent last() {
        return log.after(log.head() - 1, 1).getFirst();
    }

    private NewEvent next(Event event, Instant at, EventMetadata metadata) {
        var stream = EventStreams.of(event);
        var sequence = sequences.merge(stream, 0L, (before, _) -> before + 1);
        return new NewEvent(stream, sequence, "Test", UUID.randomUUID(), at, event, metadata);
    }

    private long append(List<NewEvent> batch) {
        Long position = transaction.execute(_ -> appender.append(batch));
        if (position == null) {
            throw new IllegalStateException("nothing was appended");
        }
        return position;
    }

    /// The time of the last event.
    public Instant now() {
        return now;
    }

    public EventLog log() {
        return log;
    }
}
