package com.voepy.numbers.query.projection;

import java.util.List;

/// How far the read models of this node have come along the log, and what stands in the way.
public sealed interface ProjectionStatus {

    /// Position of the last event that every read model shows.
    long position();

    /// Position of the last event in the log.
    long head();

    /// Events that are in the log and not shown yet.
    default long behind() {
        return Math.max(0, head() - position());
    }

    /// They have been at the end of the log since this node started, and go on from there.
    record Following(long position, long head) implements ProjectionStatus {}

    /// They have not been at the end of the log since this node started.
    record CatchingUp(long position, long head) implements ProjectionStatus {}

    /// Some are filled anew.
    ///
    /// @param projections their names
    /// @param position of the last event replayed
    /// @param head position that the replay ends at
    record Rebuilding(List<String> projections, long position, long head) implements ProjectionStatus {

        public Rebuilding {
            projections = List.copyOf(projections);
        }
    }

    /// The event after the position cannot be projected; it is tried again and again.
    ///
    /// @param attempts from 1
    /// @param error the name of what went wrong
    record Stuck(long position, long head, int attempts, String error) implements ProjectionStatus {

        /// Position of that event.
        public long stuckAt() {
            return position + 1;
        }
    }
}
