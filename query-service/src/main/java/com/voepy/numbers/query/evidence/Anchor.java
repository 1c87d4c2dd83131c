package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.kit.log.EventLog;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the tree grow to the end of the log, and signs what it then is. Any node may do it, at any time, as often as it
/// likes: leaves, size and checkpoint are written together or not at all.
@Component
class Anchor {

    /// Events between two checkpoints while the tree catches up with a long log.
    private static final int EVENTS_MAX = 50_000;

    private static final int BATCH = 1_000;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final EventLog log;
    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final InstantSource clock;

    Anchor(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            EventLog log,
            Checkpoints checkpoints,
            SigningKey key,
            InstantSource clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.log = log;
        this.checkpoints = checkpoints;
        this.key = key;
        this.clock = clock;
    }

    /// Grows to where the log ends now.
    void catchUp() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> grow()))) {
            // There may be more.
        }
    }

    /// @return whether it grew by as much as it may in one transaction
    private boolean grow() {
        // Whoever waits for it finds little left to do.
        return grow(jdbc.sql("SELECT size FROM evidence.tree FOR UPDATE")
                .query(Long.class)
                .single());
    }

    private boolean grow(long size) {
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
        if (grown == size) {
            return false;
        }
        tiles.flush();
        jdbc.sql("UPDATE evidence.tree SET size = :size").param("size", grown).update();
        var root = new Tree(tiles).root(grown);
        checkpoints.sign(new Checkpoint(key.verifier().name(), grown, root), clock.instant());
        return grown - size >= EVENTS_MAX;
    }
}
