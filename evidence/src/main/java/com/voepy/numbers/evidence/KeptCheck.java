package com.voepy.numbers.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Checks that a log has grown from checkpoints that somebody kept, without reading it: by its newest checkpoint and a
/// proof from each of those to it.
///
/// As each is the beginning of the newest one, each is the beginning of every later one.
public final class KeptCheck {

    private final VerifierKey key;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeMap<Long, List<Checkpoint>> bySize = new TreeMap<>();

    /// Where proofs come from; nobody has to be believed for them.
    @FunctionalInterface
    public interface Proof {

        /// The hashes which show that the newest checkpoint's log has grown from that size; empty if there are none.
        List<Hash> from(long size);
    }

    /// What was found.
    ///
    /// @param checkpoints that were kept and that the log has grown from
    /// @param findings what is wrong, in the order of the log
    public record Result(int checkpoints, List<Finding> findings) {

        public Result {
            findings = List.copyOf(findings);
        }
    }

    private KeptCheck(VerifierKey key) {
        this.key = key;
    }

    /// @param kept signed checkpoints, in any order
    /// @param newest that the log gives now, and whose signature has been verified
    /// @param progress hears how many of their sizes have been looked at
    public static Result of(List<String> kept, Checkpoint newest, VerifierKey key, Proof proof, LongConsumer progress) {
        var check = new KeptCheck(key);
        check.take(kept);
        var grown = check.hold(newest, proof, progress);
        return new Result(grown, check.findings);
    }

    private void take(List<String> kept) {
        var number = 0;
        for (var note : kept) {
            number++;
            try {
                var checkpoint = Checkpoint.verified(note, key);
                bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                        .add(checkpoint);
            } catch (NotVerified e) {
                findings.add(new Finding.CheckpointForged(number, e.why()));
            }
        }
    }

    private int hold(Checkpoint newest, Proof proof, LongConsumer progress) {
        var grown = 0;
        var looked = 0;
        for (var same : bySize.entrySet()) {
            var size = same.getKey();
            if (size > newest.size()) {
                findings.add(new Finding.LogCut(newest.size(), size));
            } else {
                var hashes = size == 0 || size == newest.size() ? List.<Hash>of() : proof.from(size);
                for (var checkpoint : same.getValue()) {
                    if (isBeginning(checkpoint, newest, hashes)) {
                        grown++;
                    } else {
                        findings.add(new Finding.NotGrown(size, newest.size()));
                    }
                }
            }
            progress.accept(++looked);
        }
        return grown;
    }

    private static boolean isBeginning(Checkpoint kept, Checkpoint newest, List<Hash> hashes) {
        return kept.size() == 0
                ? kept.root().equals(Hash.ofNothing())
                : Proofs.grows(kept.size(), kept.root(), newest.size(), newest.root(), hashes);
    }
}
