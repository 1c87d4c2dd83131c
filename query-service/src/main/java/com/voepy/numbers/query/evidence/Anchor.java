package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.NotVerified;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.query.evidence.OwnWitness.Kept;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the tree grow to the end of the log, and signs what it then is. Any node may do it, at any time, as often as it
/// likes: leaves, size and checkpoint are written together or not at all. Nothing is signed that has not grown from
/// what this node knows, see [OwnWitness].
@Component
class Anchor {

    private static final Logger LOG = LoggerFactory.getLogger(Anchor.class);

    /// Events between two checkpoints while the tree catches up with a long log.
    private static final int EVENTS_MAX = 50_000;

    private static final int BATCH = 1_000;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EventLog log;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final OwnWitness witness;
    private final InstantSource clock;

    /// @param signed what was, if anything
    /// @param isMore whether it grew by as much as it may in one transaction
    private record Step(Optional<Kept> signed, boolean isMore) {}

    Anchor(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            EventLog log,
            Checkpoints checkpoints,
            SigningKey key,
            OwnWitness witness,
            InstantSource clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.witness = witness;
        this.clock = clock;
    }

    /// Grows to where the log ends now. What this node knows is on its disk before it signs more, and when this
    /// returns.
    ///
    /// @throws OwnWitness.Refused if the log is not what it was
    /// @throws java.io.UncheckedIOException if the disk does not take it
    void catchUp() {
        takeOver();
        witness.save();
        Step step;
        do {
            step = Objects.requireNonNull(transaction.execute(_ -> grow()));
            // Not before it is written for good.
            step.signed.ifPresent(witness::keep);
            witness.save();
        } while (step.isMore);
    }

    /// Takes over what another node has signed meanwhile, if the log has grown to that.
    ///
    /// @throws OwnWitness.Refused if it has not
    void takeOver() {
        witness.requireWell();
        // In this order: while the newest one is read, this node may sign another.
        var known = witness.kept();
        var latest = checkpoints.latest();
        if (latest.isEmpty()) {
            if (known.isPresent()) {
                throw witness.refuse("no checkpoint is kept, and this node knows one of %d events"
                        .formatted(known.get().checkpoint().size()));
            }
            return;
        }
        var note = latest.get().note();
        if (known.map(Kept::note).filter(note::equals).isEmpty()) {
            verified(note, known).ifPresent(checkpoint -> {
                takeOver(known, checkpoint);
                witness.keep(new Kept(checkpoint, note));
            });
        }
    }

    private Optional<Checkpoint> verified(String note, Optional<Kept> known) {
        try {
            return Optional.of(Checkpoint.verified(note, key.verifier()));
        } catch (NotVerified e) {
            if (known.isPresent()) {
                throw witness.refuse("the newest checkpoint is not one of this log: " + e.why());
            }
            // So it is after the log was given another name or key. What this node signs next is its first one.
            LOG.warn("The newest checkpoint is not one of {} and is passed over: {}", key.verifier(), e.why());
            return Optional.empty();
        }
    }

    private void takeOver(Optional<Kept> known, Checkpoint next) {
        var tree = new Tree(new Tiles(jdbc));
        witness.requireGrowth(known, next, tree);
        if (known.isEmpty() && !tree.root(next.size()).equals(next.root())) {
            throw witness.refuse("the tree does not have the root of the newest checkpoint, that of %d events"
                    .formatted(next.size()));
        }
    }

    private Step grow() {
        var known = witness.kept();
        // Whoever waits for it finds little left to do.
        var size = jdbc.sql("SELECT size FROM evidence.tree FOR UPDATE")
                .query(Long.class)
                .single();
        witness.requireAll(known, size);
        return grow(known, size);
    }

    private Step grow(Optional<Kept> known, long size) {
        var tiles = new Tiles(jdbc);
        var grown = size;
        while (grown - size < EVENTS_MAX) {
            var rows = log.rowsAfter(grown, BATCH);
            for (var row : rows) {
                if (row.position() != grown + 1) {
                    throw new IllegalStateException(
                            "after event %d the log has event %d".formatted(grown, row.position()));
                }
                tiles.add(grown, Hash.ofLeaf(LogEntries.of(row)));
                grown++;
            }
            if (rows.size() < BATCH) {
                break;
            }
        }
        if (grown == 0) {
            return new Step(Optional.empty(), false);
        }
        var tree = new Tree(tiles);
        var checkpoint = new Checkpoint(key.verifier().name(), grown, tree.root(grown));
        witness.requireGrowth(known, checkpoint, tree);
        if (grown == size) {
            return new Step(Optional.empty(), false);
        }
        tiles.flush();
        jdbc.sql("UPDATE evidence.tree SET size = :size").param("size", grown).update();
        var note = checkpoints.sign(checkpoint, clock.instant());
        return new Step(Optional.of(new Kept(checkpoint, note)), grown - size >= EVENTS_MAX);
    }
}
