package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BundleTest {

    private final Sample sample = new Sample(300);
    private final VerifierKey key = sample.key.verifier();

    @Test
    void shows_that_each_event_is_in_the_log() {
        var bundle = Bundle.verified(sample.bundle(3, 6, 12, 300), key);

        assertThat(bundle.events()).isEqualTo(4);
        assertThat(bundle.checkpoints()).containsExactly(sample.checkpoint());
        assertThat(bundle.report()).isEqualTo(Bundle.Report.PROVED);
    }

    @Test
    void names_the_events_of_a_stream_before_its_last_that_are_not_in_it() {
        assertThat(Bundle.verified(sample.bundle(3, 6, 12, 300), key).gaps())
                .containsExactly(new Bundle.Gap("balance/2", 2, 2), new Bundle.Gap("balance/2", 4, 98))
                .extracting(Bundle.Gap::says)
                .containsExactly(
                        "balance/2: no. 3 is not in the bundle", "balance/2: no. 5 to no. 99 are not in the bundle");
        // Those at the beginning as well, of each stream; what came later cannot be missed.
        assertThat(Bundle.verified(sample.bundle(1, 4, 8, 12), key).gaps())
                .extracting(Bundle.Gap::says)
                .containsExactly(
                        "balance/1: no. 1 to no. 2 are not in the bundle",
                        "balance/2: no. 1 to no. 3 are not in the bundle");
    }

    @Test
    void is_the_same_bytes_every_time_and_in_every_time_zone() {
        var here = TimeZone.getDefault();
        var bundle = sample.bundle(1, 2);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(sample.bundle(1, 2)).isEqualTo(bundle);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void is_refused_where_a_file_is_missing_swapped_or_of_another_event() {
        var original = Sample.files(sample.bundle(3, 6));
        for (var name : List.of("events.jsonl", "log.vkey", "proofs/3.tlog-proof", "report.pdf", "README.txt")) {
            var changed = new LinkedHashMap<>(original);
            changed.remove(name);
            refuses(changed, name + ": it is not in the bundle");
        }
        var swapped = new LinkedHashMap<>(original);
        swapped.put("proofs/3.tlog-proof", Objects.requireNonNull(original.get("proofs/6.tlog-proof")));
        refuses(swapped, "event 3, proofs/3.tlog-proof: it is for event 6");

        var lines = new String(Objects.requireNonNull(original.get("events.jsonl")), StandardCharsets.UTF_8)
                .lines()
                .toList();
        refuses(with(original, "events.jsonl", lines.get(1) + "\n" + lines.get(0) + "\n"), "line 2: event 3 does not");
        refuses(with(original, "events.jsonl", lines.get(0) + "\n" + lines.get(0) + "\n"), "line 2: event 3 does not");
        refuses(with(original, "events.jsonl", lines.get(0) + "\n"), "proofs/6.tlog-proof: the event");
        refuses(with(original, "events.jsonl", lines.get(0)), "its last line has no end");
        refuses(with(original, "events.jsonl", lines.get(0).replace(":", ": ") + "\n"), "line 1: it is not canonical");
        refuses(with(original, "events.jsonl", "[]\n"), "line 1: it is not canonical");
        refuses(with(original, "events.jsonl", "{\"position\":\"3\"}\n"), "line 1: it does not say where");
    }

    @Test
    void a_report_of_anything_else_is_refused() {
        var original = Sample.files(sample.bundle(3, 6));
        refuses(
                with(original, "report.pdf", "another"),
                "report.pdf: it is not the one that report.note was signed for");
        refuses(
                with(original, "README.txt", "another"),
                "README.txt: it is not the one that report.note was signed for");

        // The genuine report of other events, with its note.
        var other = Sample.files(sample.bundle("%PDF of others", 9));
        var swapped = new LinkedHashMap<>(original);
        swapped.put("report.pdf", Objects.requireNonNull(other.get("report.pdf")));
        swapped.put("report.note", Objects.requireNonNull(other.get("report.note")));
        refuses(swapped, "events.jsonl: it is not the one that report.note was signed for");

        // Neither what another key has signed, nor a checkpoint, nor as much as another text.
        var forger =
                new Sample(300, "original", "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
        var forged = Sample.files(forger.bundle("%PDF forged", 3, 6));
        swapped.put("report.pdf", Objects.requireNonNull(forged.get("report.pdf")));
        swapped.put("report.note", Objects.requireNonNull(forged.get("report.note")));
        refuses(swapped, "report.note: it is not signed with the key of numbers.example/log");
        refuses(
                with(original, "report.note", sample.checkpoint().signedBy(sample.key)),
                "report.note: its text is not about a report");
        refuses(with(original, "report.note", "hello"), "report.note: it is not a signed note");
    }

    @Test
    void says_plainly_that_a_report_without_a_note_is_not_proved() {
        var files = new LinkedHashMap<>(Sample.files(sample.bundle(3, 6)));
        files.remove("report.note");
        assertThat(Bundle.verified(Sample.packed(files), key).report()).isEqualTo(Bundle.Report.NOT_PROVED);
        assertThat(Bundle.Report.NOT_PROVED.says()).startsWith("report.pdf is not proved");
        files.remove("report.pdf");
        assertThat(Bundle.verified(Sample.packed(files), key).report()).isEqualTo(Bundle.Report.NONE);
    }

    @Test
    void a_bundle_of_another_log_is_refused_to_whoever_knows_the_key() {
        var other = new SigningKey(Sample.NAME, "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> Bundle.verified(sample.bundle(3), other.verifier()))
                .withMessage("log.vkey: it is not the key that you trust");
        assertThat(Bundle.verified(sample.bundle(3), null).key()).isEqualTo(key);
    }

    @Test
    void a_bundle_that_was_cut_is_refused_wherever_it_was_cut() {
        var whole = sample.bundle(3, 6);
        for (var length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(NotVerified.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> Bundle.verified(cut, key))
                    .withMessageStartingWith("the archive ");
        }
    }

    private void refuses(Map<String, byte[]> files, String why) {
        assertThatExceptionOfType(NotVerified.class)
                .isThrownBy(() -> Bundle.verified(Sample.packed(files), key))
                .withMessageContaining(why);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
        var changed = new LinkedHashMap<>(files);
        changed.put(name, content.getBytes(StandardCharsets.UTF_8));
        return changed;
    }
}
