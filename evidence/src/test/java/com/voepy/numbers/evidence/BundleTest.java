package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BundleTest {

    private static final String NAME = "numbers.example/log";
    private static final int SIZE = 300;
    private static final int TAMPERINGS = 2_000;

    private final SigningKey key = new SigningKey(NAME, new byte[SigningKey.SEED_BYTES]);
    private final Leaves leaves = new Leaves();
    private final List<byte[]> log = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (var i = 0; i < SIZE; i++) {
            log.add("{\"payload\":{\"amount_cents\":%d},\"position\":%d,\"sequence\":%d,\"stream\":\"balance/%d\"}"
                    .formatted(i, i + 1, i / 3, i % 3)
                    .getBytes(StandardCharsets.UTF_8));
            leaves.add(log.get(i));
        }
    }

    @Test
    void shows_that_each_event_is_in_the_log() throws IOException {
        var bundle = Bundle.verified(stream(bundle(3, 6, 12, 300)), key.verifier());

        assertThat(bundle.events()).isEqualTo(4);
        assertThat(bundle.checkpoints()).containsExactly(checkpoint());
        assertThat(bundle.gaps())
                .containsExactly(new Bundle.Gap("balance/2", 1, 3), new Bundle.Gap("balance/2", 3, 99));
    }

    @Test
    void is_the_same_bytes_every_time() throws IOException {
        assertThat(bundle(1, 2)).isEqualTo(bundle(1, 2));
    }

    @Test
    void is_refused_for_whatever_is_changed_in_a_file_of_it() throws IOException {
        var random = new Random(4711);
        var original = files(bundle(3, 6, 12, 300));
        var names = original.keySet().stream()
                .filter(name -> !name.equals("README.txt"))
                .toList();
        for (var i = 0; i < TAMPERINGS; i++) {
            var changed = new LinkedHashMap<>(original);
            var name = names.get(random.nextInt(names.size()));
            var bytes = Objects.requireNonNull(changed.get(name)).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            changed.put(name, bytes);
            assertThatExceptionOfType(NotVerified.class)
                    .as("%s: %s", name, new String(bytes, StandardCharsets.UTF_8))
                    .isThrownBy(() -> Bundle.verified(stream(packed(changed)), key.verifier()));
        }
    }

    @Test
    void is_refused_where_a_file_is_missing_swapped_or_of_another_event() throws IOException {
        var original = files(bundle(3, 6));
        for (var name : List.of("events.jsonl", "log.vkey", "proofs/3.tlog-proof")) {
            var changed = new LinkedHashMap<>(original);
            changed.remove(name);
            refuses(changed, name);
        }
        var swapped = new LinkedHashMap<>(original);
        swapped.put("proofs/3.tlog-proof", original.get("proofs/6.tlog-proof"));
        refuses(swapped, "event 3, proofs/3.tlog-proof: it is for event 6");

        var lines = new String(original.get("events.jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        refuses(with(original, "events.jsonl", lines.get(1) + "\n" + lines.get(0) + "\n"), "line 2: event 3 does not");
        refuses(with(original, "events.jsonl", lines.get(0) + "\n" + lines.get(0) + "\n"), "line 2: event 3 does not");
        refuses(with(original, "events.jsonl", lines.get(0) + "\n"), "proofs/6.tlog-proof: the event");
        refuses(with(original, "events.jsonl", lines.get(0)), "its last line has no end");
        refuses(with(original, "events.jsonl", lines.get(0).replace(":", ": ") + "\n"), "line 1: it is not canonical");
    }

    @Test
    void a_bundle_of_another_log_is_refused_to_whoever_knows_the_key() throws IOException {
        var other = new SigningKey(NAME, "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> Bundle.verified(stream(bundle(3)), other.verifier()))
                .withMessage("log.vkey: it is not the key that you trust");
        assertThat(Bundle.verified(stream(bundle(3)), null).key()).isEqualTo(key.verifier());
    }

    @Test
    void what_is_no_bundle_is_refused() {
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> Bundle.verified(stream("hello".getBytes(StandardCharsets.UTF_8)), null));
    }

    private void refuses(Map<String, byte[]> files, String why) {
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> Bundle.verified(stream(packed(files)), key.verifier()))
                .withMessageContaining(why);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
        var changed = new LinkedHashMap<>(files);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    private byte[] bundle(int... positions) throws IOException {
        var events = new ArrayList<BundleWriter.Event>();
        for (var position : positions) {
            events.add(new BundleWriter.Event(position, log.get(position - 1)));
        }
        var out = new ByteArrayOutputStream();
        BundleWriter.write(out, events, leaves.tree(), SIZE, checkpoint().signedBy(key), key.verifier(), new byte[0]);
        return out.toByteArray();
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(NAME, SIZE, leaves.tree().root(SIZE));
    }

    private static Map<String, byte[]> files(byte[] bundle) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(stream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
