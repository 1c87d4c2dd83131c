package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogCheckTest {

    private static final int SIZE = 100;
    private static final int CHECKPOINT_EVERY = 50;

    private static final int TAMPERINGS = 10_000;
    private static final int WAYS = 11;

    private final SigningKey key = new SigningKey("numbers.example/log", new byte[SigningKey.SEED_BYTES]);
    private final List<byte[]> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Leaves leaves = new Leaves();

    @BeforeEach
    void fill() {
        for (var i = 0; i < SIZE; i++) {
            entries.add(entry(i + 1, "original " + i));
            leaves.add(entries.get(i));
            if ((i + 1) % CHECKPOINT_EVERY == 0) {
                notes.add(signed(leaves, i + 1));
            }
        }
    }

    @Test
    void finds_nothing_in_what_is_as_it_was() {
        var read = new ArrayList<Long>();
        assertThat(findings(entries.iterator(), leaves::leaf, notes, key.verifier(), read::add))
                .isEmpty();
        assertThat(read).hasSize(SIZE).endsWith((long) SIZE);
        assertThat(check(List.of(), List.of())).isEmpty();
    }

    @Test
    void holds_the_logs_own_checkpoints_against_it_as_they_come() {
        var mine = List.of(signed(leaves, 20), signed(leaves, 50), signed(leaves, SIZE));
        assertThat(run(entries, mine))
                .isEqualTo(new LogCheck.Result(SIZE, leaves.tree().root(SIZE), 3, List.of()));
        assertThat(run(entries.subList(0, 60), mine).findings()).containsExactly(new Finding.LogCut(60, SIZE));

        var changed = new ArrayList<>(entries);
        changed.set(29, entry(30, "forged"));
        assertThat(run(changed, mine).findings())
                .containsExactly(
                        new Finding.EntryChanged(30),
                        new Finding.HistoryRewritten(50, 20),
                        new Finding.HistoryRewritten(SIZE, 20));
        assertThat(run(entries, mine.reversed()).findings())
                .isNotEmpty()
                .allMatch(Finding.CheckpointForged.class::isInstance);
    }

    @Test
    void a_log_that_is_shorter_than_it_says_was_cut_even_where_no_checkpoint_says_so() {
        var mine = List.of(signed(leaves, 20));
        var cut = LogCheck.run(
                entries.subList(0, 60).iterator(),
                leaves::leaf,
                List.of(),
                mine.iterator(),
                key.verifier(),
                SIZE,
                _ -> {});
        assertThat(cut.findings()).containsExactly(new Finding.LogCut(60, SIZE));
    }

    @Test
    void believes_none_of_the_logs_own_checkpoints_where_one_that_was_kept_is_false() {
        var changed = new ArrayList<>(entries);
        changed.set(29, entry(30, "forged"));
        var forged = new Leaves();
        changed.forEach(forged::add);
        var own = List.of(signed(forged, 50), signed(forged, SIZE));
        var kept = List.of(signed(leaves, 20), signed(leaves, SIZE));

        var result =
                LogCheck.run(changed.iterator(), forged::leaf, kept, own.iterator(), key.verifier(), SIZE, _ -> {});
        assertThat(result.findings()).containsExactly(new Finding.HistoryRewritten(SIZE, 20));
    }

    /// As of one who has all checkpoints from elsewhere.
    private static List<Finding> findings(
            Iterator<byte[]> log,
            LogCheck.LeafHashes leaves,
            List<String> notes,
            VerifierKey key,
            LongConsumer progress) {
        return LogCheck.run(log, leaves, notes, Collections.emptyIterator(), key, 0, progress)
                .findings();
    }

    private LogCheck.Result run(List<byte[]> log, List<String> own) {
        return LogCheck.run(log.iterator(), leaves::leaf, List.of(), own.iterator(), key.verifier(), 0, _ -> {});
    }

    @Test
    void finds_and_names_each_of_ten_thousand_tamperings() {
        var random = new Random(4711);
        for (var i = 0; i < TAMPERINGS; i++) {
            var changed = new ArrayList<>(entries);
            var at = random.nextInt(SIZE);
            var other = (at + 1 + random.nextInt(SIZE - 1)) % SIZE;
            var way = i % WAYS;
            var findings = switch (way) {
                // One bit of one event.
                case 0 -> {
                    var bytes = entries.get(at).clone();
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    changed.set(at, bytes);
                    yield check(changed, notes);
                }
                // An event is written anew, as events are.
                case 1 -> {
                    changed.set(at, entry(at + 1, "forged" + i));
                    yield check(changed, notes);
                }
                case 2 -> {
                    changed.remove(at);
                    yield check(changed, notes);
                }
                // Deleted, and the following moved up.
                case 3 -> {
                    changed.remove(at);
                    for (var j = at; j < changed.size(); j++) {
                        changed.set(j, entry(j + 1, "original " + (j + 1)));
                    }
                    yield check(changed, notes);
                }
                case 4 -> {
                    changed.add(at, entry(at + 1, "inserted"));
                    yield check(changed, notes);
                }
                case 5 -> {
                    Collections.swap(changed, at, other);
                    yield check(changed, notes);
                }
                // The tail is cut.
                case 6 -> check(changed.subList(0, at), notes);
                // Everything from some event on is written anew, with a tree and checkpoints of its own, signed
                // with the true key; a customer has kept the last checkpoint.
                case 7 -> {
                    var forged = new Leaves();
                    var forgedNotes = new ArrayList<String>();
                    for (var j = 0; j < SIZE; j++) {
                        if (j >= at) {
                            changed.set(j, entry(j + 1, "rewritten"));
                        }
                        forged.add(changed.get(j));
                        if ((j + 1) % CHECKPOINT_EVERY == 0) {
                            forgedNotes.add(signed(forged, j + 1));
                        }
                    }
                    forgedNotes.add(notes.getLast());
                    yield findings(changed.iterator(), forged::leaf, forgedNotes, key.verifier(), _ -> {});
                }
                // A checkpoint is changed.
                case 8 -> {
                    var forged = new ArrayList<>(notes);
                    var note = forged.get(at % notes.size());
                    forged.set(at % notes.size(), note.replaceFirst("\n[0-9]+\n", "\n%d\n".formatted(at + 1_000)));
                    yield check(changed, forged);
                }
                // The proof that the log has grown is forged, hash by hash.
                case 9 -> {
                    var size = at % (SIZE - 1) + 1;
                    var hashes = new ArrayList<>(leaves.tree().consistency(size, SIZE));
                    hashes.set(random.nextInt(hashes.size()), Hash.ofLeaf(entry(at + 1, "forged" + i)));
                    yield KeptCheck.of(
                                    List.of(signed(leaves, size)),
                                    new Checkpoint(
                                            "numbers.example/log",
                                            SIZE,
                                            leaves.tree().root(SIZE)),
                                    key.verifier(),
                                    _ -> hashes,
                                    _ -> {})
                            .findings();
                }
                // One is signed with another key.
                default -> {
                    var stranger = new SigningKey(
                            "numbers.example/log",
                            "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
                    var forged = new ArrayList<>(notes);
                    forged.add(new Checkpoint("numbers.example/log", 10, leaves.leaf(at)).signedBy(stranger));
                    yield check(changed, forged);
                }
            };
            assertThat(findings).as("way %d at event %d", way, at + 1).isNotEmpty();
            var first = findings.getFirst();
            switch (way) {
                case 0 -> assertThat(positionOf(first)).isEqualTo(at + 1L);
                case 1 -> assertThat(first).isEqualTo(new Finding.EntryChanged(at + 1L));
                case 2, 3 ->
                    assertThat(first)
                            .isEqualTo(
                                    at == SIZE - 1
                                            ? new Finding.LogCut(SIZE - 1, SIZE)
                                            : way == 2
                                                    ? new Finding.EntryMissing(at + 1L, at + 2L)
                                                    : new Finding.EntryChanged(at + 1L));
                case 4 -> assertThat(findings).contains(new Finding.EntryChanged(at + 1L));
                case 5 ->
                    assertThat(first)
                            .isEqualTo(new Finding.EntryMissing(Math.min(at, other) + 1L, Math.max(at, other) + 1L));
                case 6 -> assertThat(first).isEqualTo(new Finding.LogCut(at, SIZE));
                case 7 -> assertThat(findings).contains(new Finding.HistoryRewritten(SIZE, SIZE - CHECKPOINT_EVERY));
                case 8 ->
                    assertThat(first)
                            .isEqualTo(new Finding.CheckpointForged(
                                    at % notes.size() + 1, "it is not signed with the key of numbers.example/log"));
                case 9 -> assertThat(first).isEqualTo(new Finding.NotGrown(at % (SIZE - 1) + 1L, SIZE));
                default ->
                    assertThat(first)
                            .isEqualTo(new Finding.CheckpointForged(
                                    notes.size() + 1, "it is not signed with the key of numbers.example/log"));
            }
            assertThat(first.says()).containsPattern("[Ee]vent \\d+|Checkpoint no\\. \\d+");
        }
    }

    private static long positionOf(Finding finding) {
        return switch (finding) {
            case Finding.EntryChanged f -> f.position();
            case Finding.EntryMissing f -> f.position();
            case Finding.EntryUnreadable f -> f.position();
            case Finding.LogCut _, Finding.HistoryRewritten _, Finding.NotGrown _, Finding.CheckpointForged _ -> -1;
        };
    }

    private List<Finding> check(List<byte[]> log, List<String> signed) {
        return findings(
                log.iterator(), index -> index < SIZE ? leaves.leaf(index) : null, signed, key.verifier(), _ -> {});
    }

    private String signed(Leaves of, int size) {
        return new Checkpoint("numbers.example/log", size, of.tree().root(size)).signedBy(key);
    }

    private static byte[] entry(int position, String what) {
        return "{\"payload\":{\"what\":\"%s\"},\"position\":%d}"
                .formatted(what, position)
                .getBytes(StandardCharsets.UTF_8);
    }
}
