package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Finding;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.LogCheck;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LogRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Holds the whole log against its tree and every checkpoint, the kept ones and those that others have.
@Component
class LogVerification {

    private static final int BATCH = 1_000;

    private final EventLog log;
    private final JdbcClient jdbc;
    private final SigningKey key;

    LogVerification(EventLog log, JdbcClient jdbc, SigningKey key, EvidenceSchema migrated) {
        this.log = log;
        this.jdbc = jdbc;
        this.key = key;
    }

    /// @param witnessed signed checkpoints that somebody else kept
    /// @param progress hears how many events have been read
    /// @return what is wrong; empty if nothing is
    List<Finding> run(List<String> witnessed, LongConsumer progress) {
        var size = jdbc.sql("SELECT size FROM evidence.tree").query(Long.class).single();
        var tiles = new Tiles(jdbc);
        var notes = new ArrayList<>(witnessed);
        notes.addAll(jdbc.sql("SELECT note FROM evidence.checkpoint ORDER BY size")
                .query(String.class)
                .list());
        return LogCheck.of(new Entries(), index -> leaf(tiles, index, size), notes, key.verifier(), progress);
    }

    /// What is younger than the tree has no leaf yet.
    private static @Nullable Hash leaf(Tiles tiles, long index, long size) {
        return index < size ? tiles.hash(0, index) : null;
    }

    private final class Entries implements Iterator<byte[]> {

        private final Deque<LogRow> rows = new ArrayDeque<>();
        private long after;

        @Override
        public boolean hasNext() {
            if (rows.isEmpty()) {
                rows.addAll(log.rowsAfter(after, BATCH));
            }
            return !rows.isEmpty();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var row = rows.removeFirst();
            after = row.position();
            return LogEntries.of(row);
        }
    }
}
