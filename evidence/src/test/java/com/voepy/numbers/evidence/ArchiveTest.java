package com.voepy.numbers.evidence;

import static com.voepy.numbers.evidence.Pieces.buffer;
import static com.voepy.numbers.evidence.Pieces.concatenated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Zips that programs read in different ways: both verifiers refuse them, and for the same reason.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveTest {

    private static final int SIZE = 60;
    private static final int FUZZED = 1_500;

    /// Each half of what a zip says twice.
    private static final String NOT_THE_SAME = "does not say what the directory says";

    private static final byte[] FOUR_ZEROS = new byte[4];

    private final Sample genuine = new Sample(SIZE);
    private final byte[] bundle = genuine.bundle(3, 6, 12);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void what_was_packed_is_read_whatever_the_hour_and_the_time_zone() throws Exception {
        assertThat(Archive.files(bundle)).containsOnlyKeys(Sample.files(bundle).keySet());
        agree(Map.of("genuine", bundle, "packed at first", old(bundle)), "verified: 3 events");
    }

    /// The genuine entries first, where those who read from the beginning find them, then forged ones with a directory
    /// that knows only these.
    @Test
    void a_second_bundle_behind_the_first_is_refused() throws Exception {
        var forged = Pieces.of(forged().bundle(3, 6, 12));
        var first = Pieces.of(bundle);
        var behind = new Pieces();
        behind.files.addAll(first.files);
        behind.files.add(FOUR_ZEROS);
        var offset = behind.files.stream().mapToInt(file -> file.length).sum();
        behind.files.addAll(forged.files);
        behind.directory.addAll(forged.directory);

        var zip = behind.joined(forged.offsets.stream().map(at -> at + offset).toList());

        assertThat(Sample.files(zip).get("events.jsonl"))
                .isEqualTo(Sample.files(bundle).get("events.jsonl"));
        agree(Map.of("behind", zip), "README.txt: it does not begin where the file before it ends");
    }

    @Test
    void nothing_stands_before_between_or_behind_the_files() throws Exception {
        var games = new LinkedHashMap<String, byte[]>();
        games.put("prefix, offsets as they were", concatenated(FOUR_ZEROS, bundle));
        games.put("suffix", concatenated(bundle, FOUR_ZEROS));
        games.put("a second end", concatenated(bundle, Arrays.copyOfRange(bundle, bundle.length - 22, bundle.length)));
        games.put("a comment", changed(bundle, zip -> zip[zip.length - 2] = 4, FOUR_ZEROS));
        agree(games, "the archive");

        games.clear();
        var prefixed = Pieces.of(bundle);
        prefixed.files.addFirst(FOUR_ZEROS);
        games.put(
                "README.txt",
                prefixed.joined(prefixed.offsets.stream().map(at -> at + 4).toList()));
        var gap = Pieces.of(bundle);
        gap.files.add(2, FOUR_ZEROS);
        games.put("events.jsonl", gap.joined(shifted(gap.offsets, 2, 4)));
        var hidden = Pieces.of(bundle);
        hidden.directory.remove(1);
        hidden.offsets.remove(1);
        games.put("log.vkey", hidden.joined(hidden.offsets));
        agree(games, "it does not begin where the file before it ends");

        var last = Pieces.of(bundle);
        last.files.add(FOUR_ZEROS);
        agree(Map.of("gap", last.joined()), "the archive has something between its last file and its directory");
    }

    @Test
    void each_file_is_there_once_and_in_the_order_of_the_directory() throws Exception {
        var twice = Pieces.of(bundle);
        var other = Pieces.of(forged().bundle(3, 6, 12));
        twice.files.add(other.files.get(2));
        twice.directory.add(other.directory.get(2));
        agree(Map.of("twice", twice.joined()), "events.jsonl: it is in the bundle twice");

        var swapped = Pieces.of(bundle);
        Collections.swap(swapped.directory, 0, 1);
        Collections.swap(swapped.offsets, 0, 1);
        agree(Map.of("swapped", swapped.joined(swapped.offsets)), "log.vkey: it does not begin where");
        // And with the places of the files and not of their names.
        agree(Map.of("crossed", swapped.joined()), "log.vkey: its header " + NOT_THE_SAME);
    }

    @Test
    void a_file_and_the_directory_say_the_same() throws Exception {
        var games = new LinkedHashMap<String, byte[]>();
        games.put("renamed in the directory", piece(p -> p.directory.get(5)[46 + 7]++));
        games.put("renamed before the file", piece(p -> p.files.get(5)[30 + 7]++));
        games.put("method before the file", piece(p -> p.files.get(5)[8] = 0));
        games.put("flags before the file", piece(p -> p.files.get(5)[6] ^= 1));
        games.put("time before the file", piece(p -> p.files.get(5)[10]++));
        games.put("sum before the file", piece(p -> p.files.get(5)[14]++));
        games.put(
                "sizes before the file",
                piece(p -> buffer(p.files.get(5)).putInt(18, 5).putInt(22, 5)));
        games.put("more extra before the file", piece(p -> p.files.get(5)[28]++));
        games.put("no signature of what follows", piece(p -> {
            var file = p.files.get(5);
            p.files.set(
                    5,
                    concatenated(
                            Arrays.copyOf(file, file.length - 16),
                            Arrays.copyOfRange(file, file.length - 12, file.length)));
        }));
        games.put("sum behind the file", piece(p -> p.files.get(5)[p.files.get(5).length - 12]++));
        games.put("size behind the file", piece(p -> p.files.get(5)[p.files.get(5).length - 4]++));
        games.put("packed size in the directory", piece(p -> p.directory.get(5)[20]--));
        games.put(
                "reaches over the next file",
                piece(p -> buffer(p.directory.get(5)).putInt(20, 1 << 30)));
        agree(games, NOT_THE_SAME);

        games.clear();
        games.put("flags", piece(p -> p.directory.get(5)[8] ^= 1));
        games.put("method", piece(p -> p.directory.get(5)[10] = 0));
        games.put("version", piece(p -> p.directory.get(5)[6] = 45));
        games.put("disk", piece(p -> p.directory.get(5)[34] = 1));
        games.put("attributes", piece(p -> p.directory.get(5)[41] = 1));
        agree(games, "it is not packed as the files of a bundle are");

        agree(
                Map.of(
                        "comment", piece(p -> buffer(p.directory.get(5)).putShort(32, (short) 1)),
                        "extra", extra(new byte[] {1, 0, 0, 0}),
                        "64", extra(new byte[] {1, 0, 8, 0, 9, 0, 0, 0, 0, 0, 0, 0})),
                "it is not packed as the files of a bundle are");
    }

    @Test
    void only_the_files_of_a_bundle_are_in_it() throws Exception {
        for (var name : List.of("../evidence", "proofs/", "proofs/03.tlog-proof", "Events.jsonl", "a\u001b[2J", "ä")) {
            var files = new LinkedHashMap<>(Sample.files(bundle));
            files.put(name, new byte[1]);
            agree(Map.of("more", Sample.packed(files)), "the archive has a file that no bundle has: ");
        }
        agree(Map.of("nothing", Sample.packed(Map.of())), "log.vkey: it is not in the bundle");
    }

    @Test
    void what_does_not_unpack_to_what_was_said_is_damaged() throws Exception {
        var games = new LinkedHashMap<String, byte[]>();
        games.put("longer than said", sized(2, -1));
        games.put("shorter than said", sized(2, 1));
        games.put("another sum", piece(p -> {
            p.directory.get(2)[16]++;
            p.files.get(2)[p.files.get(2).length - 12]++;
        }));
        // What is behind the end of what was packed, and before the end of the file, is seen by nobody.
        games.put("something hidden behind what was packed", piece(p -> {
            var file = p.files.get(2);
            var data = file.length - 16;
            var more = concatenated(Arrays.copyOf(file, data), FOUR_ZEROS, Arrays.copyOfRange(file, data, file.length));
            var size = buffer(more).getInt(more.length - 8) + FOUR_ZEROS.length;
            buffer(more).putInt(more.length - 8, size);
            p.files.set(2, more);
            buffer(p.directory.get(2)).putInt(20, size);
        }));
        agree(games, "events.jsonl: it is damaged");
    }

    @Test
    void what_would_fill_the_memory_is_refused_before_it_does() throws Exception {
        var files = new LinkedHashMap<>(Sample.files(bundle));
        files.put("proofs/3.tlog-proof", new byte[100_000]);
        agree(Map.of("small", Sample.packed(files)), "proofs/3.tlog-proof: it is larger than any that was made");
        agree(Map.of("large", sized(2, 1 << 30)), "events.jsonl: it is larger than any that was made");

        var many = new ByteArrayOutputStream();
        many.writeBytes(new byte[100]);
        agree(Map.of("many", Pieces.ended(many, 65_535, 0, 100)), "the archive's end does not say");
    }

    /// Bytes of the archive's own, and pieces of it in another order; what is still verified shows what it showed.
    @Test
    void whatever_dice_do_to_the_archive_both_verifiers_say_the_same() throws Exception {
        var random = new Random(4711);
        var games = new ArrayList<byte[]>();
        for (var i = 0; i < FUZZED; i++) {
            var pieces = Pieces.of(bundle);
            for (var times = 1 + random.nextInt(2); times > 0; times--) {
                play(pieces, random);
            }
            var zip = random.nextInt(4) > 0 ? pieces.joined() : pieces.joined(offsets(pieces));
            for (var bytes = random.nextInt(3); bytes > 0; bytes--) {
                zip[zip.length - 1 - random.nextInt(Math.min(zip.length, 200))] ^= (byte) (1 << random.nextInt(8));
            }
            games.add(random.nextInt(8) > 0 ? zip : Arrays.copyOf(zip, random.nextInt(zip.length)));
        }
        var verdicts = Python.verdicts(games, genuine.key.verifier(), directory);
        for (var i = 0; i < games.size(); i++) {
            assertThat(Python.verdictOfJava(games.get(i), genuine.key.verifier()))
                    .as("game %d", i)
                    .isEqualTo(verdicts.get(i));
            if (verdicts.get(i).startsWith("verified")) {
                assertThat(Archive.files(games.get(i)).get("events.jsonl"))
                        .isEqualTo(Sample.files(bundle).get("events.jsonl"));
            }
        }
        assertThat(verdicts).anyMatch(verdict -> !verdict.startsWith("verified"));
    }

    private static List<Integer> offsets(Pieces pieces) {
        var offsets = new ArrayList<>(pieces.offsets);
        while (offsets.size() < pieces.directory.size()) {
            offsets.add(0);
        }
        return offsets;
    }

    private static void play(Pieces pieces, Random random) {
        var file = random.nextInt(pieces.files.size());
        var entry = random.nextInt(pieces.directory.size());
        switch (random.nextInt(10)) {
            case 0 -> pieces.files.add(file, new byte[random.nextInt(8)]);
            case 1 -> pieces.directory.remove(entry);
            case 2 -> pieces.files.remove(file);
            case 3 -> Collections.swap(pieces.files, file, random.nextInt(pieces.files.size()));
            case 4 -> Collections.swap(pieces.directory, entry, random.nextInt(pieces.directory.size()));
            case 5, 6 -> pieces.directory.get(entry)[random.nextInt(46)] ^= (byte) (1 << random.nextInt(8));
            case 7, 8 -> {
                if (pieces.files.get(file).length > 0) {
                    pieces.files.get(file)[random.nextInt(pieces.files.get(file).length)] ^=
                            (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                pieces.files.add(pieces.files.get(file));
                pieces.directory.add(pieces.directory.get(entry));
            }
        }
        // So that there is a place for each.
        while (pieces.files.size() < pieces.directory.size()) {
            pieces.files.add(new byte[0]);
        }
    }

    /// Both verifiers say the same of each, and it is this.
    private void agree(Map<String, byte[]> games, String why) throws Exception {
        var names = List.copyOf(games.keySet());
        var zips = names.stream().map(games::get).toList();
        var verdicts = Python.verdicts(zips, genuine.key.verifier(), directory);
        for (var i = 0; i < zips.size(); i++) {
            assertThat(verdicts.get(i)).as(names.get(i)).contains(why);
            assertThat(Python.verdictOfJava(zips.get(i), genuine.key.verifier()))
                    .as(names.get(i))
                    .isEqualTo(verdicts.get(i));
        }
    }

    private static Sample forged() {
        return new Sample(SIZE, "forged", "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] piece(Consumer<Pieces> change) {
        var pieces = Pieces.of(bundle);
        change.accept(pieces);
        return pieces.joined();
    }

    /// Wherever the size of a file is said, another one is.
    private byte[] sized(int file, int more) {
        return piece(pieces -> {
            var packed = buffer(pieces.files.get(file));
            var entry = buffer(pieces.directory.get(file));
            packed.putInt(packed.limit() - 4, packed.getInt(packed.limit() - 4) + more);
            entry.putInt(24, entry.getInt(24) + more);
        });
    }

    /// In both places.
    private byte[] extra(byte[] extra) {
        return piece(pieces -> {
            var file = pieces.files.getFirst();
            var name = 30 + "README.txt".length();
            var more = concatenated(Arrays.copyOf(file, name), extra, Arrays.copyOfRange(file, name, file.length));
            more[28] = (byte) extra.length;
            pieces.files.set(0, more);
            var entry = concatenated(pieces.directory.getFirst(), extra);
            entry[30] = (byte) extra.length;
            pieces.directory.set(0, entry);
        });
    }

    private static List<Integer> shifted(List<Integer> offsets, int from, int by) {
        var shifted = new ArrayList<Integer>();
        for (var i = 0; i < offsets.size(); i++) {
            shifted.add(offsets.get(i) + (i < from ? 0 : by));
        }
        return shifted;
    }

    private static byte[] changed(byte[] zip, Consumer<byte[]> change, byte[] more) {
        var changed = zip.clone();
        change.accept(changed);
        return concatenated(changed, more);
    }

    /// How bundles were packed before they had a note about their report.
    private static byte[] old(byte[] bundle) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : Sample.files(bundle).entrySet()) {
                if (!file.getKey().equals("report.note")) {
                    var entry = new ZipEntry(file.getKey());
                    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                    zip.putNextEntry(entry);
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        }
        return out.toByteArray();
    }
}
