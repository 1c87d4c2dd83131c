package com.voepy.numbers.evidence;

/// What is wrong with the record of what was read.
public sealed interface ReadFinding {

    /// For people.
    String says();

    /// A read is not what it was when it was recorded.
    ///
    /// @param sequence of the read, from 1
    record ReadChanged(long sequence) implements ReadFinding {
        @Override
        public String says() {
            return "Read %d was changed.".formatted(sequence);
        }
    }

    /// Where a read should be is another one, or none although others follow.
    ///
    /// @param sequence that should come next, from 1
    /// @param found what came
    record ReadMissing(long sequence, long found) implements ReadFinding {
        @Override
        public String says() {
            return "Read %d is missing: read %d comes in its place.".formatted(sequence, found);
        }
    }

    /// A read does not follow the one before it as that is.
    ///
    /// @param sequence of the read, from 1
    record ReadUnlinked(long sequence) implements ReadFinding {
        @Override
        public String says() {
            return "Read %d does not follow the one before it: that was changed, or another one was put in its place."
                    .formatted(sequence);
        }
    }
}
