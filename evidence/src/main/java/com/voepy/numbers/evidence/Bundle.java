package com.voepy.numbers.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Evidence that [BundleWriter] packed, verified: every event in it is in the log at its place.
///
/// @param key that the checkpoints are signed with
/// @param checkpoints that the events were proved against, by size
/// @param events how many
/// @param gaps events of a stream that are not in the bundle though a later one is; that may be because nobody asked
///     for them, and whoever claims to show everything has to show that, too. Nobody can tell from a bundle whether
/// anything came
///     after the last one of a stream
/// @param report whether what people read was proved
public record Bundle(VerifierKey key, Set<Checkpoint> checkpoints, int events, List<Gap> gaps, Report report) {

    private static final String NO_STREAM = "";

    /// Whether a bundle's report is that of its events.
    public enum Report {
        NONE("no report.pdf is in the bundle"),
        NOT_PROVED("report.pdf is not proved: no report.note is in the bundle. Believe the events and not the report"),
        PROVED("report.pdf is signed with the same key, as the report about these events");

        private final String says;

        Report(String says) {
            this.says = says;
        }

        /// In words, for people.
        public String says() {
            return says;
        }
    }

    /// Events of a stream that are not in the bundle though a later one is.
    ///
    /// @param first sequence of the first of them
    /// @param last sequence of the last of them
    public record Gap(String stream, long first, long last) {

        /// In words, for people, who count from 1.
        public String says() {
            return first == last
                    ? "%s: no. %d is not in the bundle".formatted(stream, first + 1)
                    : "%s: no. %d to no. %d are not in the bundle".formatted(stream, first + 1, last + 1);
        }
    }

    /// A line of the bundle, read once.
    private record Event(byte[] entry, String stream, long sequence) {}

    public Bundle {
        checkpoints = Set.copyOf(checkpoints);
        gaps = List.copyOf(gaps);
    }

    /// Reads and verifies a bundle.
    ///
    /// @param trusted the key of the log, from somewhere else than the bundle; null to take its own word for it
    /// @throws NotVerified with the file and what is wrong with it
    /// @throws IOException if it cannot be read
    public static Bundle verified(InputStream zip, @Nullable VerifierKey trusted) throws IOException {
        return verified(zip.readNBytes(Archive.BYTES_MAX + 1), trusted);
    }

    static Bundle verified(byte[] zip, @Nullable VerifierKey trusted) {
        var files = Archive.files(zip);
        var key = key(files, trusted);
        var events = events(files);
        // By their notes: most proofs share one, and a signature takes a while.
        var checkpoints = new HashMap<String, Checkpoint>();
        for (var event : events.entrySet()) {
            var name = BundleWriter.PROOFS + event.getKey() + BundleWriter.PROOF_SUFFIX;
            verify(event.getKey(), event.getValue().entry, name, text(files, name), checkpoints, key);
        }
        for (var name : files.keySet()) {
            if (name.startsWith(BundleWriter.PROOFS) && !events.containsKey(positionOf(name))) {
                throw new NotVerified(name + ": the event that it is for is not in the bundle");
            }
        }
        return new Bundle(
                key, Set.copyOf(checkpoints.values()), events.size(), gaps(events.values()), report(files, key));
    }

    private static Report report(Map<String, byte[]> files, VerifierKey key) {
        if (files.containsKey(BundleWriter.REPORT_NOTE)) {
            ReportNote.verify(files, key);
            return Report.PROVED;
        }
        return files.containsKey(BundleWriter.REPORT) ? Report.NOT_PROVED : Report.NONE;
    }

    private static void verify(
            long position,
            byte[] entry,
            String name,
            String proof,
            Map<String, Checkpoint> checkpoints,
            VerifierKey key) {
        try {
            var parsed = LogProof.parse(proof);
            if (!parsed.text().equals(proof)) {
                throw new NotVerified("it holds something that nothing proves");
            }
            if (parsed.index() != position - 1) {
                throw new NotVerified("it is for event %d".formatted(parsed.index() + 1));
            }
            parsed.verify(entry, checkpoints.computeIfAbsent(parsed.note(), note -> Checkpoint.verified(note, key)));
        } catch (NotVerified e) {
            throw new NotVerified("event %d, %s: %s".formatted(position, name, e.why()));
        }
    }

    private static VerifierKey key(Map<String, byte[]> files, @Nullable VerifierKey trusted) {
        VerifierKey own;
        try {
            var line = text(files, BundleWriter.KEY);
            own = VerifierKey.parse(line.endsWith("\n") ? line.substring(0, line.length() - 1) : "");
        } catch (IllegalArgumentException e) {
            throw new NotVerified("%s: %s".formatted(BundleWriter.KEY, e.getMessage()));
        }
        if (trusted != null && !trusted.equals(own)) {
            throw new NotVerified("%s: it is not the key that you trust".formatted(BundleWriter.KEY));
        }
        return own;
    }

    /// By position.
    private static TreeMap<Long, Event> events(Map<String, byte[]> files) {
        var events = new TreeMap<Long, Event>();
        var bytes = text(files, BundleWriter.EVENTS).getBytes(StandardCharsets.UTF_8);
        var line = 1;
        var last = 0L;
        for (var begin = 0; begin < bytes.length; line++) {
            var end = begin;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end == bytes.length) {
                throw new NotVerified("%s: its last line has no end".formatted(BundleWriter.EVENTS));
            }
            var entry = Arrays.copyOfRange(bytes, begin, end);
            var json = canonical(entry, line);
            var position = json.path("position");
            if (!position.isIntegralNumber()) {
                throw new NotVerified(
                        "%s, line %d: it does not say where in the log it is".formatted(BundleWriter.EVENTS, line));
            }
            if (position.longValue() <= last) {
                throw new NotVerified("%s, line %d: event %d does not come after event %d"
                        .formatted(BundleWriter.EVENTS, line, position.longValue(), last));
            }
            last = position.longValue();
            events.put(last, event(entry, json));
            begin = end + 1;
        }
        return events;
    }

    private static Event event(byte[] entry, JsonNode json) {
        var stream = json.path("stream");
        var sequence = json.path("sequence");
        var isOfStream = stream.isString() && sequence.isIntegralNumber();
        return new Event(entry, isOfStream ? stream.stringValue() : NO_STREAM, isOfStream ? sequence.longValue() : 0);
    }

    private static JsonNode canonical(byte[] entry, int line) {
        try {
            var json = JsonMapper.shared().readTree(entry);
            if (json.isObject() && Arrays.equals(CanonicalJson.of(json), entry)) {
                return json;
            }
        } catch (JacksonException | IllegalArgumentException _) {
            // Said below.
        }
        throw new NotVerified("%s, line %d: it is not canonical JSON".formatted(BundleWriter.EVENTS, line));
    }

    private static List<Gap> gaps(Iterable<Event> events) {
        var sequences = new TreeMap<String, TreeSet<Long>>();
        for (var event : events) {
            sequences.computeIfAbsent(event.stream, _ -> new TreeSet<>()).add(event.sequence);
        }
        sequences.remove(NO_STREAM);
        var gaps = new ArrayList<Gap>();
        sequences.forEach((stream, present) -> {
            var next = 0L;
            for (var sequence : present) {
                if (sequence > next) {
                    gaps.add(new Gap(stream, next, sequence - 1));
                }
                next = sequence + 1;
            }
        });
        return gaps;
    }

    private static long positionOf(String proof) {
        return Long.parseLong(
                proof.substring(BundleWriter.PROOFS.length(), proof.length() - BundleWriter.PROOF_SUFFIX.length()));
    }

    static byte[] content(Map<String, byte[]> files, String name) {
        var content = files.get(name);
        if (content == null) {
            throw new NotVerified(name + ": it is not in the bundle");
        }
        return content;
    }

    static String text(Map<String, byte[]> files, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content(files, name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotVerified(name + ": it is not UTF-8");
        }
    }
}
