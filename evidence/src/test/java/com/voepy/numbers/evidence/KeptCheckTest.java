package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptCheckTest {

    private static final int SIZE = 100;
    private static final int FORGERIES = 2_000;

    private final Sample sample = new Sample(SIZE);
    private final Checkpoint newest = sample.checkpoint();

    @Test
    void a_log_that_has_grown_has_grown_from_every_checkpoint_that_it_ever_signed() {
        var kept = IntStream.rangeClosed(0, SIZE).mapToObj(this::note).toList();
        var looked = new ArrayList<Long>();

        assertThat(KeptCheck.of(kept, newest, sample.key.verifier(), this::proof, looked::add))
                .isEqualTo(new KeptCheck.Result(SIZE + 1, List.of()));
        assertThat(looked).endsWith(SIZE + 1L);
    }

    @Test
    void what_was_rewritten_before_a_kept_checkpoint_is_named_though_it_is_signed_with_the_true_key() {
        var forged = new Sample(40);
        for (var position = 41; position <= SIZE; position++) {
            forged.add(Sample.entry(position, "rewritten"));
        }
        var findings = KeptCheck.of(
                        List.of(note(60), note(40), note(20)),
                        forged.checkpoint(),
                        sample.key.verifier(),
                        size -> forged.leaves.tree().consistency(size, SIZE),
                        _ -> {})
                .findings();

        assertThat(findings).containsExactly(new Finding.NotGrown(60, SIZE));
        assertThat(findings.getFirst().says())
                .isEqualTo("No proof leads from the checkpoint at event 60 to the log of 100 events:"
                        + " something up to event 60 was changed, or the proof is none.");
    }

    @Test
    void a_log_that_was_cut_and_checkpoints_that_are_none_of_it_are_named() {
        var other = new Sample(30, "original", "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
        var later = new Sample(SIZE + 1);
        assertThat(check(List.of(
                        note(10),
                        other.checkpoint().signedBy(other.key),
                        later.checkpoint().signedBy(later.key))))
                .containsExactly(
                        new Finding.CheckpointForged(2, "it is not signed with the key of " + Sample.NAME),
                        new Finding.LogCut(SIZE, SIZE + 1));
        // Of two of the same size one at most is true.
        var fork = new Checkpoint(Sample.NAME, 50, Hash.ofNothing()).signedBy(sample.key);
        assertThat(check(List.of(note(50), fork))).containsExactly(new Finding.NotGrown(50, SIZE));
        assertThat(check(List.of(new Checkpoint(Sample.NAME, SIZE, Hash.ofNothing()).signedBy(sample.key))))
                .containsExactly(new Finding.NotGrown(SIZE, SIZE));
    }

    @Test
    void a_forged_proof_proves_nothing() {
        var random = new Random(4711);
        for (var i = 0; i < FORGERIES; i++) {
            var size = 1 + random.nextInt(SIZE - 1);
            var hashes = new ArrayList<>(proof(size));
            var step = random.nextInt(hashes.size());
            switch (random.nextInt(4)) {
                case 0 -> hashes.set(step, sample.leaves.leaf(random.nextInt(SIZE)));
                case 1 -> hashes.remove(step);
                case 2 -> hashes.add(step, hashes.get(random.nextInt(hashes.size())));
                default -> {
                    hashes.clear();
                    hashes.addAll(proof(size % (SIZE - 1) + 1));
                }
            }
            if (!hashes.equals(proof(size))) {
                assertThat(KeptCheck.of(List.of(note(size)), newest, sample.key.verifier(), _ -> hashes, _ -> {})
                                .findings())
                        .containsExactly(new Finding.NotGrown(size, SIZE));
            }
        }
    }

    private List<Finding> check(List<String> kept) {
        return KeptCheck.of(kept, newest, sample.key.verifier(), this::proof, _ -> {})
                .findings();
    }

    private List<Hash> proof(long size) {
        return sample.leaves.tree().consistency(size, SIZE);
    }

    private String note(int size) {
        return new Checkpoint(Sample.NAME, size, sample.leaves.tree().root(size)).signedBy(sample.key);
    }
}
