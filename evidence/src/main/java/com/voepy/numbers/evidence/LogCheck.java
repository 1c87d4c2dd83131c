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
public final class LogCheck {

    /// Beyond that, more of the same helps nobody.
    private static final int FINDINGS_MAX = 1_000;

    private final VerifierKey key;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, List<Checkpoint>> promises = new TreeMap<>();
    private final Frontier frontier = new Frontier();
    private long trueSize;

    /// The hashes that entries had when they were new.
    @FunctionalInterface
    public interface LeafHashes {

        /// The hash of the leaf at an index from 0, or null if none was kept.
        @Nullable
        Hash at(long index);
    }

    private LogCheck(VerifierKey key) {
        this.key = key;
    }

    /// Checks a log.
    ///
    /// @param entries all of them, the first one first
    /// @param notes signed checkpoints, in any order
    /// @param progress hears how many entries have been read
    /// @return what is wrong, in the order of the log; empty if nothing is
    public static List<Finding> of(
            Iterator<byte[]> entries, LeafHashes leaves, List<String> notes, VerifierKey key, LongConsumer progress) {
        var check = new LogCheck(key);
        check.take(notes);
        check.read(entries, leaves, progress);
        check.demandTheRest();
        return List.copyOf(check.findings);
    }

    private void take(List<String> notes) {
        for (var i = 0; i < notes.size(); i++) {
            try {
                var checkpoint = Checkpoint.verified(notes.get(i), key);
                promises.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                        .add(checkpoint);
            } catch (NotVerified e) {
                found(new Finding.CheckpointForged(i + 1, e.why()));
            }
        }
    }

    private void read(Iterator<byte[]> entries, LeafHashes leaves, LongConsumer progress) {
        while (entries.hasNext() && findings.size() < FINDINGS_MAX) {
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
            var kept = leaves.at(index);
            if (kept != null && !kept.equals(hash)) {
                found(new Finding.EntryChanged(index + 1));
            }
            hold(promises.remove(frontier.size()));
            progress.accept(frontier.size());
        }
    }

    private void hold(@Nullable List<Checkpoint> promised) {
        if (promised == null) {
            return;
        }
        var root = frontier.root();
        if (promised.stream().allMatch(checkpoint -> checkpoint.root().equals(root))) {
            trueSize = frontier.size();
        } else {
            found(new Finding.HistoryRewritten(frontier.size(), trueSize));
        }
    }

    /// Checkpoints of more events than there are.
    private void demandTheRest() {
        var isCut = !promises.isEmpty()
                && findings.stream().noneMatch(Finding.EntryMissing.class::isInstance)
                && promises.lastKey() > frontier.size();
        if (isCut) {
            found(new Finding.LogCut(frontier.size(), promises.lastKey()));
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
