package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills read models from the start of the log: those whose version in the code is newer than the one that filled their
/// tables, and once per start those that `numbers.projections.rebuild` names (comma-separated, or `all`).
///
/// It happens in place and in one transaction: until it is done, every read of the emptied tables waits, and a node
/// that is killed in the middle starts over from what was there before.
@Component
class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 500;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final Projections projections;
    private final Set<String> asked;
    private volatile @Nullable Progress progress;

    /// @param position of the last event replayed
    /// @param target position that the replay ends at
    record Progress(List<String> projections, long position, long target) {}

    Rebuild(
            JdbcClient jdbc,
            EventLog log,
            Projections projections,
            @Value("${numbers.projections.rebuild:}") Set<String> asked) {
        this.jdbc = jdbc;
        this.log = log;
        this.projections = projections;
        this.asked = new HashSet<>(asked);
        refuseUnknown();
    }

    /// Null unless a rebuild is going on.
    @Nullable
    Progress progress() {
        return progress;
    }

    /// Those that have to be filled anew.
    List<Projection> stale(ProjectionVersions versions) {
        return projections.all().stream()
                .filter(projection -> versions.of(projection) < projection.version()
                        || asked.contains(ALL)
                        || asked.contains(projection.name()))
                .toList();
    }

    /// Empties their tables and replays the log up to the position, in the caller's transaction.
    void run(Collection<Projection> stale, long target) {
        var names = stale.stream().map(Projection::name).toList();
        var tables = stale.stream().flatMap(p -> p.tables().stream()).distinct().toList();
        if (!tables.isEmpty()) {
            jdbc.sql("TRUNCATE " + String.join(", ", tables)).update();
        }
        try {
            replay(stale, names, target);
        } finally {
            progress = null;
        }
    }

    /// What was asked for is done and not repeated before the next start.
    void done() {
        asked.clear();
    }

    private void replay(Collection<Projection> stale, List<String> names, long target) {
        var nextReport = System.nanoTime() + PROGRESS_EVERY.toNanos();
        var position = 0L;
        while (position < target) {
            progress = new Progress(names, position, target);
            var events = log.after(position, (int) Math.min(BATCH, target - position));
            Projections.replay(stale, events);
            position = events.getLast().position();
            if (System.nanoTime() > nextReport) {
                LOG.info("Rebuilding {}: {} of {} events", names, position, target);
                nextReport += PROGRESS_EVERY.toNanos();
            }
        }
        if (target > 0) {
            LOG.info("Rebuilt {} from {} events", names, target);
        }
    }

    private void refuseUnknown() {
        var known = projections.all().stream().map(Projection::name).toList();
        for (var name : asked) {
            if (!name.equals(ALL) && !known.contains(name)) {
                throw new IllegalStateException(
                        "numbers.projections.rebuild names %s; there are %s".formatted(name, known));
            }
        }
    }
}
