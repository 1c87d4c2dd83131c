package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a whole log and says what is wrong with it, by what has been promised: its signed checkpoints, among them
/// those that somebody else kept, and the hashes of its entries when they were new.
///
/// Whoever changes an entry and its hash has to change the roots above, too, and then the checkpoints are not true any
/// more; whoever has the key and signs new ones is given away by the old ones that others keep.
///
/// The log and its own checkpoints are read once, side by side, and nothing of them is kept.
public final class LogCheck {

    /// Beyond that, more of the same helps nobody.
    private static final int FINDINGS_MAX = 1_000;

    private final VerifierKey key;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, List<Checkpoint>> kept = new TreeMap<>();
    private final Iterator<String> own;
    private final Frontier frontier = new Frontier();

    /// The log's next checkpoint, if that was looked at and not reached yet.
    private @Nullable Checkpoint ahead;

    private int notes;
    private int trueCheckpoints;
    private long trueSize;

    /// The same by checkpoints that others kept: whoever has the key can make the log's own fit what was rewritten.
    private long keptTrueSize;

    private boolean isReadToItsEnd;

    /// The hashes that entries had when they were new.
    @FunctionalInterface
    public interface LeafHashes {

        /// The hash of the leaf at an index from 0, or null if none was kept. Asked for one after the other.
        @Nullable
        Hash at(long index);
    }

    /// What was found.
    ///
    /// @param events that were read
    /// @param root of the tree over them
    /// @param checkpoints that are true
    /// @param findings what is wrong, in the order of the log; empty if nothing is
    public record Result(long events, Hash root, int checkpoints, List<Finding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }
    }

    private LogCheck(Iterator<String> own, VerifierKey key) {
        this.own = own;
        this.key = key;
    }

    /// Checks a log.
    ///
    /// @param entries all of them, the first one first
    /// @param kept signed checkpoints that others kept, in any order
    /// @param own signed checkpoints that the log kept itself, that of the fewest entries first
    /// @param size that the log says it has, in entries; 0 if it says nothing
    /// @param progress hears how many entries have been read
    public static Result run(
            Iterator<byte[]> entries,
            LeafHashes leaves,
            List<String> kept,
            Iterator<String> own,
            VerifierKey key,
            long size,
            LongConsumer progress) {
        var check = new LogCheck(own, key);
        check.take(kept);
        check.read(entries, leaves, progress);
        check.demandTheRest(size);
        return new Result(check.frontier.size(), check.frontier.root(), check.trueCheckpoints, check.findings);
    }

    private void take(List<String> notes) {
        for (var note : notes) {
            var checkpoint = verified(note);
            if (checkpoint != null) {
                kept.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>()).add(checkpoint);
            }
        }
    }

    private @Nullable Checkpoint verified(String note) {
        notes++;
        try {
            return Checkpoint.verified(note, key);
        } catch (NotVerified e) {
            found(new Finding.CheckpointForged(notes, e.why()));
            return null;
        }
    }

    private void read(Iterator<byte[]> entries, LeafHashes leaves, LongConsumer progress) {
        while (entries.hasNext()) {
            if (findings.size() >= FINDINGS_MAX) {
                return;
            }
            var entry = entries.next();
            var index = frontier.size();
            var hash = Hash.ofLeaf(entry);
            frontier.add(hash);
            var position = positionOf(entry);
            if (position == null) {
                found(new Finding.EntryUnreadable(index + 1));
            } else if (position != index + 1) {
                found(new Finding.EntryMissing(index + 1, position));
                // What follows is in the wrong place as a whole, and each of it would be found again.
                return;
            }
            var before = leaves.at(index);
            if (before != null && !before.equals(hash)) {
                found(new Finding.EntryChanged(index + 1));
            }
            hold(keptAt(frontier.size()), ownAt(frontier.size()));
            progress.accept(frontier.size());
        }
        isReadToItsEnd = true;
    }

    private List<Checkpoint> keptAt(long size) {
        var ofSize = kept.remove(size);
        return ofSize == null ? List.of() : ofSize;
    }

    private List<Checkpoint> ownAt(long size) {
        List<Checkpoint> ofSize = new ArrayList<>();
        for (var next = nextOwn(); next != null && next.size() <= size; next = nextOwn()) {
            if (next.size() == size) {
                ofSize.add(next);
            } else {
                found(new Finding.CheckpointForged(notes, "it comes after one of more events"));
            }
            ahead = null;
        }
        return ofSize;
    }

    /// The same until it is reached.
    private @Nullable Checkpoint nextOwn() {
        while (ahead == null && own.hasNext() && findings.size() < FINDINGS_MAX) {
            ahead = verified(own.next());
        }
        return ahead;
    }

    private void hold(List<Checkpoint> keptOnes, List<Checkpoint> ownOnes) {
        if (keptOnes.isEmpty() && ownOnes.isEmpty()) {
            return;
        }
        var root = frontier.root();
        var size = frontier.size();
        if (!areTrue(keptOnes, root)) {
            found(new Finding.HistoryRewritten(size, keptTrueSize));
        } else if (!areTrue(ownOnes, root)) {
            found(new Finding.HistoryRewritten(size, trueSize));
        } else {
            trueSize = size;
            keptTrueSize = keptOnes.isEmpty() ? keptTrueSize : size;
        }
    }

    private boolean areTrue(List<Checkpoint> checkpoints, Hash root) {
        var isTrue = checkpoints.stream()
                .filter(checkpoint -> checkpoint.root().equals(root))
                .count();
        trueCheckpoints += (int) isTrue;
        return isTrue == checkpoints.size();
    }

    /// More events than there are, by a checkpoint or by the log's own word.
    private void demandTheRest(long size) {
        if (!isReadToItsEnd) {
            return;
        }
        var promised = Math.max(size, kept.isEmpty() ? 0 : kept.lastKey());
        for (var next = nextOwn(); next != null; next = nextOwn()) {
            promised = Math.max(promised, next.size());
            ahead = null;
        }
        if (promised > frontier.size()) {
            found(new Finding.LogCut(frontier.size(), promised));
        }
    }

    private void found(Finding finding) {
        findings.add(finding);
    }

    private static @Nullable Long positionOf(byte[] entry) {
        try {
            var position = JsonMapper.shared().readTree(entry).path("position");
            return position.isIntegralNumber() ? position.longValue() : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
