package com.voepy.numbers.evidence;

/// What is wrong with a log.
public sealed interface Finding {

    /// For people.
    String says();

    /// An entry is not what it was when it was put into the tree.
    ///
    /// @param position of the event, from 1
    record EntryChanged(long position) implements Finding {
        @Override
        public String says() {
            return "Event %d was changed, or another one was put in its place.".formatted(position);
        }
    }

    /// Where an event should be is another one, or none although others follow.
    ///
    /// @param position that should come next, from 1
    /// @param found what came
    record EntryMissing(long position, long found) implements Finding {
        @Override
        public String says() {
            return "Event %d is missing: event %d comes in its place.".formatted(position, found);
        }
    }

    /// An entry is none.
    ///
    /// @param position that should come next, from 1
    record EntryUnreadable(long position) implements Finding {
        @Override
        public String says() {
            return "Where event %d should be is something else.".formatted(position);
        }
    }

    /// The log is shorter than it was.
    ///
    /// @param size of it now, in events
    /// @param promised by a checkpoint, or by what the log says of itself
    record LogCut(long size, long promised) implements Finding {
        @Override
        public String says() {
            return "The log ends at event %d, and once it had %d.".formatted(size, promised);
        }
    }

    /// The events up to a checkpoint are not those that it was signed over.
    ///
    /// @param size of the checkpoint, in events
    /// @param since size of the last checkpoint that is true, 0 if none is
    record HistoryRewritten(long size, long since) implements Finding {
        @Override
        public String says() {
            return "What the checkpoint at event %d was signed over is not there: something from event %d on was rewritten."
                    .formatted(size, since + 1);
        }
    }

    /// The log has not grown from a checkpoint that somebody kept.
    ///
    /// @param size of the checkpoint, in events
    /// @param to size of the log's newest checkpoint
    record NotGrown(long size, long to) implements Finding {
        @Override
        public String says() {
            return ("No proof leads from the checkpoint at event %d to the log of %d events: something up to event %d was"
                            + " changed, or the proof is none.")
                    .formatted(size, to, size);
        }
    }

    /// A checkpoint is none of this log.
    ///
    /// @param number of the checkpoint among those given, from 1
    /// @param why for people
    record CheckpointForged(int number, String why) implements Finding {
        @Override
        public String says() {
            return "Checkpoint no. %d is not one of this log: %s.".formatted(number, why);
        }
    }
}
