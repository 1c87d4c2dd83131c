package com.voepy.numbers.query.evidence;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The newest checkpoint for those who hand it out all the time: kept in memory, and as old as the last look of
/// [AnchorTimer] at most.
@Component
public class NewestCheckpoint {

    private final Checkpoints checkpoints;
    private volatile @Nullable String note;

    NewestCheckpoint(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /// The signed note; empty only while there never was one.
    public Optional<String> note() {
        if (note == null) {
            refresh();
        }
        return Optional.ofNullable(note);
    }

    void refresh() {
        checkpoints.latest().ifPresent(latest -> note = latest.note());
    }
}
