package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.query.projection.ProjectionStatus.CatchingUp;
import com.voepy.numbers.query.projection.ProjectionStatus.Following;
import com.voepy.numbers.query.projection.ProjectionStatus.Rebuilding;
import com.voepy.numbers.query.projection.ProjectionStatus.Stuck;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Tells where the read models of this node are.
@Component
public class ProjectionWatch {

    private final Projector projector;
    private final AppliedPosition applied;
    private final Rebuild rebuild;
    private final EventLog log;

    /// The end of the log when it was last read.
    private volatile long seen;

    ProjectionWatch(Projector projector, AppliedPosition applied, Rebuild rebuild, EventLog log) {
        this.projector = projector;
        this.applied = applied;
        this.rebuild = rebuild;
        this.log = log;
    }

    public ProjectionStatus status() {
        var failure = projector.failure();
        if (failure != null) {
            return new Stuck(failure.position() - 1, headAsKnown(), failure.attempts(), failure.message());
        }
        var progress = rebuild.progress();
        if (progress != null) {
            return new Rebuilding(progress.projections(), progress.position(), progress.target());
        }
        var position = applied.get();
        return projector.caughtUp() ? new Following(position, head()) : new CatchingUp(position, head());
    }

    private long head() {
        seen = log.head();
        return seen;
    }

    /// It may be the database that stands in the way, and that is to be told rather than to fail here as well.
    private long headAsKnown() {
        try {
            return head();
        } catch (DataAccessException _) {
            return seen;
        }
    }
}
