package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One transaction of the [Projector]: take the lock, read on from the position, apply, move the position.
@Component
class ProjectionStep {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionStep.class);

    // The commit need not wait for the disk: rows and position are lost together, and the log brings both back.
    private static final String LOCK = """
        SELECT position, versions::text, set_config('synchronous_commit', 'off', true)
        FROM view.projection FOR UPDATE SKIP LOCKED
        """;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EventLog log;
    private final Projections projections;
    private final Rebuild rebuild;
    private volatile long attempted;
    private boolean toldOutdated;

    /// How a step ended; the position is what is committed now.
    sealed interface Result {

        long position();
    }

    /// This node had the lock.
    ///
    /// @param more whether the log may go on after the position
    record Applied(long position, boolean more) implements Result {}

    /// Another node has the lock, or runs a newer release whose tables are not ours to write.
    ///
    /// @param head position of the last event in the log
    record DoneElsewhere(long position, long head) implements Result {}

    /// This node had the lock and filled stale read models up to the position.
    record Rebuilt(long position) implements Result {}

    private record Row(long position, String versions) {}

    ProjectionStep(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            EventLog log,
            ViewSchema migrated,
            Projections projections,
            Rebuild rebuild) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.log = log;
        this.projections = projections;
        this.rebuild = rebuild;
    }

    /// The position that the last step began at, also when it failed.
    long attempted() {
        return attempted;
    }

    /// @throws RuntimeException whatever a projection threw; nothing of the batch is written then
    Result run(int max) {
        var result = transaction.execute(_ -> inTransaction(max));
        if (result == null) {
            throw new IllegalStateException("a step ended without a result");
        }
        if (result instanceof Rebuilt) {
            rebuild.done();
        }
        return result;
    }

    private Result inTransaction(int max) {
        var locked = lock();
        if (locked.isEmpty()) {
            return elsewhere();
        }
        var row = locked.get();
        attempted = row.position();
        var versions = ProjectionVersions.parse(row.versions());
        if (projections.outdatedBy(versions)) {
            tellOutdated(versions);
            return elsewhere();
        }
        var stale = rebuild.stale(versions);
        if (!stale.isEmpty()) {
            rebuild.run(stale, row.position());
            save(row.position(), versions.plus(stale));
            return new Rebuilt(row.position());
        }
        var read = log.after(row.position(), max);
        if (read.isEmpty()) {
            return new Applied(row.position(), false);
        }
        var events = Weight.cut(read);
        projections.apply(events);
        var position = events.getLast().position();
        jdbc.sql("UPDATE view.projection SET position = :position")
                .param("position", position)
                .update();
        return new Applied(position, events.size() < read.size() || read.size() == max);
    }

    private Optional<Row> lock() {
        return jdbc.sql(LOCK)
                .query((row, _) -> new Row(row.getLong(1), row.getString(2)))
                .optional();
    }

    private Result elsewhere() {
        var position = jdbc.sql("SELECT position FROM view.projection")
                .query(Long.class)
                .single();
        return new DoneElsewhere(position, log.head());
    }

    private void save(long position, ProjectionVersions versions) {
        jdbc.sql("UPDATE view.projection SET position = :position, versions = :versions::jsonb")
                .params(Map.of("position", position, "versions", versions.json()))
                .update();
    }

    private void tellOutdated(ProjectionVersions versions) {
        if (!toldOutdated) {
            toldOutdated = true;
            LOG.warn(
                    "A newer release has taken over the read models ({}); this node only reads them.", versions.json());
        }
    }
}
