package com.voepy.numbers.query.evidence;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// The newest checkpoint for those who hand it out all the time: the one that this node knows to have grown from all
/// that it knew before, and as old as the last look of [AnchorTimer] at most.
@Component
public class NewestCheckpoint {

    private final OwnWitness witness;

    NewestCheckpoint(OwnWitness witness) {
        this.witness = witness;
    }

    /// The signed note; empty only while there never was one.
    public Optional<String> note() {
        return witness.kept().map(OwnWitness.Kept::note);
    }
}
