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

    /// What the log sealed of the record is not there any more, although each read may follow the one before.
    ///
    /// @param sealed how many reads were sealed
    /// @param since how many reads the last seal before it holds for, 0 if there is none
    /// @param position of the event that sealed them
    record ReadsRewritten(long sealed, long since, long position) implements ReadFinding {
        @Override
        public String says() {
            return "What event %d sealed, reads 1 to %d, is not there: something from read %d on was rewritten."
                    .formatted(position, sealed, since + 1);
        }
    }

    /// The record is shorter than the log says.
    ///
    /// @param size of it now, in reads
    /// @param sealed how many there were
    /// @param position of the event that sealed them
    record ReadsCut(long size, long sealed, long position) implements ReadFinding {
        @Override
        public String says() {
            return "The record ends at read %d, and event %d sealed %d reads.".formatted(size, position, sealed);
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
