package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.BundleWriter;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Packs events of the log into bundles that anybody can verify offline.
@Component
public class Bundles {

    /// So that a bundle fits into memory, and into somebody's mail.
    public static final int EVENTS_MAX = 10_000;

    private final Anchor anchor;
    private final Checkpoints checkpoints;
    private final EventLog log;
    private final JdbcClient jdbc;
    private final SigningKey key;

    Bundles(Anchor anchor, Checkpoints checkpoints, EventLog log, JdbcClient jdbc, SigningKey key) {
        this.anchor = anchor;
        this.checkpoints = checkpoints;
        this.log = log;
        this.jdbc = jdbc;
        this.key = key;
    }

    /// A zip; see `docs/evidence.md`.
    ///
    /// @param positions of the events, at most [#EVENTS_MAX], all in the log
    public byte[] of(List<Long> positions) {
        catchUp();
        var latest = checkpoints
                .latest()
                .orElseThrow(() -> new IllegalStateException("the log is empty, and an auditor's key is in it"));
        var events = log.rowsAt(positions).stream()
                .map(row -> new Evident(row, LogEntries.of(row)))
                .toList();
        var out = new ByteArrayOutputStream();
        try {
            BundleWriter.write(
                    out,
                    events.stream()
                            .map(event -> new BundleWriter.Event(event.row().position(), event.entry()))
                            .toList(),
                    new Tree(new Tiles(jdbc)),
                    latest.size(),
                    latest.note(),
                    key,
                    new Report(latest).of(events));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack evidence in memory", e);
        }
        return out.toByteArray();
    }

    /// What happened a moment ago is in no checkpoint yet.
    private void catchUp() {
        try {
            anchor.catchUp();
        } catch (OwnWitness.Refused e) {
            throw ErrorCode.LOG_NOT_PROVED.because("The log is not what it was, so nothing can be proved by it.");
        } catch (UncheckedIOException e) {
            throw ErrorCode.LOG_NOT_PROVED.because("This node cannot write down what it signs, so it signs nothing.");
        }
    }
}
