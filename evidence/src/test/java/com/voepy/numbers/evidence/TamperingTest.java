package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand things that are done to bundles of evidence, by dice: each is found, what was done and where is named,
/// and a verifier in another language names the same.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TamperingTest {

    private static final int TAMPERINGS = 10_000;

    /// Each of these is also shown to the second verifier.
    private static final int SHOWN_EVERY = 7;

    private static final int SIZE = 64;
    private static final int EVENTS = 4;
    private static final int BUNDLES = 100;

    private static final byte[] OTHER_SEED = "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    private static final List<Way> WAYS = List.of(
            TamperingTest::edit,
            TamperingTest::delete,
            TamperingTest::deleteWithItsProof,
            TamperingTest::insert,
            TamperingTest::swapEvents,
            TamperingTest::swapProofs,
            TamperingTest::truncateTheEvents,
            TamperingTest::truncateTheArchive,
            TamperingTest::rewriteSinceACheckpoint,
            TamperingTest::forgeTheWayUp,
            TamperingTest::forgeTheIndex,
            TamperingTest::forgeTheCheckpoint,
            TamperingTest::changeABitOfAFile,
            TamperingTest::changeABitOfTheArchive,
            TamperingTest::swapTheReport);

    private final Random random = new Random(4711);
    private final Sample sample = new Sample(SIZE);
    private final Sample forger = new Sample(SIZE, "original", OTHER_SEED);

    /// By the checkpoint that it was rewritten since.
    private final Map<Integer, Sample> rewritten = new LinkedHashMap<>();

    private final List<int[]> choices =
            Stream.generate(this::choice).limit(BUNDLES).toList();
    private final List<byte[]> bundles = choices.stream().map(sample::bundle).toList();

    private int[] positions = {};
    private byte[] bundle = {};
    private Map<String, byte[]> files = Map.of();

    /// Something that is done to a bundle.
    @FunctionalInterface
    private interface Way {

        Tampered with(TamperingTest test);
    }

    /// @param why what a verifier has to say, a regular expression
    private record Tampered(byte[] bundle, String why) {}

    @Test
    void each_of_ten_thousand_is_found_and_named_by_both_verifiers(@TempDir Path directory) throws Exception {
        var shown = new ArrayList<byte[]>();
        var said = new ArrayList<String>();
        for (var i = 0; i < TAMPERINGS; i++) {
            deal();
            var tampered = WAYS.get(i % WAYS.size()).with(this);
            var verdict = Python.verdictOfJava(tampered.bundle, sample.key.verifier());
            assertThat(verdict)
                    .as("way %d of %s", i % WAYS.size(), Arrays.toString(positions))
                    .matches(tampered.why);
            if (i % SHOWN_EVERY == 0) {
                shown.add(tampered.bundle);
                said.add(verdict);
            }
        }
        assertThat(Python.verdicts(shown, sample.key.verifier(), directory)).isEqualTo(said);
    }

    /// A bundle of some events of the log.
    private void deal() {
        var one = random.nextInt(BUNDLES);
        positions = choices.get(one);
        bundle = bundles.get(one);
        files = new LinkedHashMap<>(Sample.files(bundle));
    }

    private int[] choice() {
        return random.ints(1, SIZE + 1).distinct().limit(EVENTS).sorted().toArray();
    }

    private int any() {
        return random.nextInt(EVENTS);
    }

    /// One event says another amount.
    private Tampered edit() {
        var at = any();
        var lines = lines();
        lines.set(at, lines.get(at).replaceFirst("\"amount_cents\":", "\"amount_cents\":1"));
        return events(lines, notInTheLog(positions[at]));
    }

    private Tampered delete() {
        var at = any();
        var lines = lines();
        lines.remove(at);
        return events(
                lines,
                Pattern.quote("proofs/%d.tlog-proof: the event that it is for is not in the bundle"
                        .formatted(positions[at])));
    }

    /// It is as if nobody had asked for the event; but there is a report about it.
    private Tampered deleteWithItsProof() {
        var at = any();
        var lines = lines();
        lines.remove(at);
        files.remove(proof(at));
        return events(lines, Pattern.quote("events.jsonl: it is not the one that report.note was signed for"));
    }

    /// An event that never happened, in a place where there is room, with the proof of another.
    private Tampered insert() {
        var position = IntStream.iterate(1 + random.nextInt(SIZE), p -> p % SIZE + 1)
                .filter(p -> Arrays.binarySearch(positions, p) < 0)
                .findFirst()
                .orElseThrow();
        var at = (int) Arrays.stream(positions).filter(p -> p < position).count();
        var lines = lines();
        lines.add(at, new String(Sample.entry(position, "inserted"), StandardCharsets.UTF_8));
        var other = any();
        if (random.nextBoolean()) {
            files.put("proofs/%d.tlog-proof".formatted(position), file(proof(other)));
            return events(
                    lines,
                    Pattern.quote("event %d, proofs/%d.tlog-proof: it is for event %d"
                            .formatted(position, position, positions[other])));
        }
        var genuine = new LogProof(
                position - 1,
                sample.leaves.tree().inclusion(position - 1, SIZE),
                sample.checkpoint().signedBy(sample.key));
        files.put("proofs/%d.tlog-proof".formatted(position), bytes(genuine.text()));
        return events(lines, notInTheLog(position));
    }

    private Tampered swapEvents() {
        var one = any();
        var other = (one + 1 + random.nextInt(EVENTS - 1)) % EVENTS;
        var lines = lines();
        Collections.swap(lines, one, other);
        return events(lines, "events\\.jsonl, line [2-4]: event \\d+ does not come after event \\d+");
    }

    private Tampered swapProofs() {
        var one = any();
        var other = (one + 1 + random.nextInt(EVENTS - 1)) % EVENTS;
        var content = file(proof(one));
        files.put(proof(one), file(proof(other)));
        files.put(proof(other), content);
        var first = Math.min(one, other);
        return packed(Pattern.quote("event %d, %s: it is for event %d"
                .formatted(positions[first], proof(first), positions[Math.max(one, other)])));
    }

    private Tampered truncateTheEvents() {
        var events = file("events.jsonl");
        var length = random.nextInt(events.length);
        files.put("events.jsonl", Arrays.copyOf(events, length));
        var isWholeLine = length == 0 || events[length - 1] == '\n';
        return packed(
                isWholeLine
                        ? "proofs/\\d+\\.tlog-proof: the event that it is for is not in the bundle"
                        : "events\\.jsonl: its last line has no end");
    }

    private Tampered truncateTheArchive() {
        return new Tampered(Arrays.copyOf(bundle, random.nextInt(bundle.length)), "the archive .*");
    }

    /// Everything since a checkpoint is another history, with a tree and a checkpoint of its own, signed with the key
    /// that the forger has.
    private Tampered rewriteSinceACheckpoint() {
        var since = random.nextInt(4) * SIZE / 4;
        var other = rewritten.computeIfAbsent(since, TamperingTest::rewritten);
        var forged = new LinkedHashMap<>(Sample.files(other.bundle(positions)));
        forged.put("log.vkey", file("log.vkey"));
        return new Tampered(
                Sample.packed(forged),
                Pattern.quote("event %d, %s: it is not signed with the key of %s"
                        .formatted(positions[0], proof(0), Sample.NAME)));
    }

    private static Sample rewritten(int since) {
        var other = new Sample(since, "original", OTHER_SEED);
        for (var position = since + 1; position <= SIZE; position++) {
            other.add(Sample.entry(position, "rewritten"));
        }
        return other;
    }

    /// A hash on the way from the event to the root is another one, is missing, or is one too many.
    private Tampered forgeTheWayUp() {
        var at = any();
        var proof = LogProof.parse(text(proof(at)));
        var hashes = new ArrayList<>(proof.hashes());
        var step = random.nextInt(hashes.size());
        switch (random.nextInt(3)) {
            case 0 -> hashes.set(step, sample.leaves.leaf(random.nextInt(SIZE) / 2 * 2 ^ 1));
            case 1 -> hashes.remove(step);
            default -> hashes.add(step, hashes.get(random.nextInt(hashes.size())));
        }
        if (hashes.equals(proof.hashes())) {
            hashes.set(step, Hash.ofNothing());
        }
        files.put(proof(at), bytes(new LogProof(proof.index(), hashes, proof.note()).text()));
        return packed(notInTheLog(positions[at]));
    }

    private Tampered forgeTheIndex() {
        var at = any();
        var proof = LogProof.parse(text(proof(at)));
        var index = (proof.index() + 1 + random.nextInt(SIZE - 1)) % SIZE;
        files.put(proof(at), bytes(new LogProof(index, proof.hashes(), proof.note()).text()));
        return packed(Pattern.quote("event %d, %s: it is for event %d".formatted(positions[at], proof(at), index + 1)));
    }

    /// One of another size or root under the old signature, or signed with another key, or of another log.
    private Tampered forgeTheCheckpoint() {
        var at = any();
        var proof = LogProof.parse(text(proof(at)));
        var note = switch (random.nextInt(3)) {
            case 0 -> proof.note().replaceFirst("\n\\d+\n", "\n%d\n".formatted(SIZE + 1 + random.nextInt(SIZE)));
            case 1 ->
                proof.note()
                        .replace(
                                sample.checkpoint().root().toString(),
                                sample.leaves.leaf(at).toString());
            default -> new Checkpoint(Sample.NAME, SIZE, sample.checkpoint().root()).signedBy(forger.key);
        };
        files.put(proof(at), bytes(new LogProof(proof.index(), proof.hashes(), note).text()));
        return packed(Pattern.quote(
                "event %d, %s: it is not signed with the key of %s".formatted(positions[at], proof(at), Sample.NAME)));
    }

    private Tampered changeABitOfAFile() {
        var names = List.copyOf(files.keySet());
        var name = names.get(random.nextInt(names.size()));
        var content = file(name).clone();
        var at = random.nextInt(content.length);
        content[at] ^= (byte) (1 << random.nextInt(8));
        files.put(name, content);
        return packed(
                name.equals("events.jsonl")
                        ? ofEventAt(content, at)
                        : "(event \\d+, )?%s: .*".formatted(Pattern.quote(name)));
    }

    /// The event that a byte belongs to: by its line, its position, or a proof that is then not its own.
    private String ofEventAt(byte[] content, int at) {
        var line = 0;
        for (var i = 0; i < at; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return "events\\.jsonl(, line (%d|%d))?: .*|event %d, .*|proofs/\\d+\\.tlog-proof: it is not in the bundle|event \\d+, proofs/\\d+.tlog-proof: it is for event .*"
                .formatted(line + 1, line + 2, positions[line]);
    }

    /// Anywhere in the zip: of a file's content, of what stands before or behind it, or of the directory.
    private Tampered changeABitOfTheArchive() {
        var changed = bundle.clone();
        var pieces = Pieces.of(bundle);
        var at = random.nextInt(bundle.length);
        changed[at] ^= (byte) (1 << random.nextInt(8));
        var file = IntStream.range(0, pieces.offsets.size())
                .filter(i -> at >= pieces.offsets.get(i) && at < pieces.offsets.get(i) + pieces.files.get(i).length)
                .mapToObj(pieces.names::get)
                .findFirst();
        // A bit of the padding at the end of what was packed may be anything: all files are what they were.
        if (file.isPresent() && isTheSame(changed)) {
            return new Tampered(changed, "verified: .*");
        }
        return new Tampered(
                changed, file.map(name -> Pattern.quote(name) + ": .*").orElse("(the archive|[a-zA-Z0-9/.-]+: it).*"));
    }

    private boolean isTheSame(byte[] changed) {
        try {
            var unpacked = Archive.files(changed);
            return unpacked.keySet().equals(files.keySet())
                    && files.entrySet().stream()
                            .allMatch(file -> Arrays.equals(unpacked.get(file.getKey()), file.getValue()));
        } catch (NotVerified e) {
            return false;
        }
    }

    /// Another report, or the genuine one of other events, with or without its note.
    private Tampered swapTheReport() {
        var other = Sample.files(sample.bundle("%PDF of another dispute", 1 + random.nextInt(SIZE)));
        files.put("report.pdf", Objects.requireNonNull(other.get("report.pdf")));
        var isWithNote = random.nextBoolean();
        if (isWithNote) {
            files.put("report.note", Objects.requireNonNull(other.get("report.note")));
        }
        return packed("%s: it is not the one that report\\.note was signed for"
                .formatted(isWithNote ? "events\\.jsonl" : "report\\.pdf"));
    }

    private static String notInTheLog(int position) {
        return Pattern.quote("event %d, proofs/%d.tlog-proof: the log at size %d does not have this entry at index %d"
                .formatted(position, position, SIZE, position - 1));
    }

    private String proof(int at) {
        return "proofs/%d.tlog-proof".formatted(positions[at]);
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return new ArrayList<>(text("events.jsonl").lines().toList());
    }

    private Tampered events(List<String> lines, String why) {
        files.put("events.jsonl", bytes(String.join("\n", lines) + "\n"));
        return packed(why);
    }

    private Tampered packed(String why) {
        return new Tampered(Sample.packed(files), why);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
