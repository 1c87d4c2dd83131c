package com.voepy.numbers.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Evidence that [BundleWriter] packed, verified: every event in it is in the log at its place.
///
/// @param key that the checkpoints are signed with
/// @param checkpoints that the events were proved against, by size
/// @param events how many
/// @param gaps streams of which an event between two others is not in the bundle; that may be because nobody asked for
///     it, and whoever claims to show everything has to show that, too
public record Bundle(VerifierKey key, Set<Checkpoint> checkpoints, int events, List<Gap> gaps) {

    private static final int FILES_MAX = 100_100;

    /// Far more than ten thousand events need.
    private static final long BYTES_MAX = 1L << 30;

    /// Between two events of a stream that are in the bundle is one that is not.
    ///
    /// @param after sequence of the first of the two
    /// @param before sequence of the second
    public record Gap(String stream, long after, long before) {}

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
    public static Bundle verified(InputStream zip, @Nullable VerifierKey trusted) {
        var files = read(zip);
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
        return new Bundle(key, Set.copyOf(checkpoints.values()), events.size(), gaps(events.values()));
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
        var bytes = content(files, BundleWriter.EVENTS);
        var line = 1;
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
            var position = json.path("position").asLong(0);
            if (!events.isEmpty() && position <= events.lastKey()) {
                throw new NotVerified("%s, line %d: event %d does not come after event %d"
                        .formatted(BundleWriter.EVENTS, line, position, events.lastKey()));
            }
            events.put(
                    position,
                    new Event(
                            entry,
                            json.path("stream").asString(""),
                            json.path("sequence").asLong(0)));
            begin = end + 1;
        }
        return events;
    }

    private static JsonNode canonical(byte[] entry, int line) {
        try {
            var json = JsonMapper.shared().readTree(entry);
            if (Arrays.equals(CanonicalJson.of(json), entry)) {
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
        var gaps = new ArrayList<Gap>();
        sequences.forEach((stream, present) -> {
            for (var sequence : present) {
                var next = present.higher(sequence);
                if (next != null && next > sequence + 1) {
                    gaps.add(new Gap(stream, sequence, next));
                }
            }
        });
        return gaps;
    }

    private static long positionOf(String proof) {
        var digits = proof.substring(BundleWriter.PROOFS.length()).replace(BundleWriter.PROOF_SUFFIX, "");
        return digits.matches("[1-9][0-9]{0,17}") ? Long.parseLong(digits) : -1;
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        var content = files.get(name);
        if (content == null) {
            throw new NotVerified(name + ": it is not in the bundle");
        }
        return content;
    }

    private static String text(Map<String, byte[]> files, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content(files, name)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotVerified(name + ": it is not UTF-8");
        }
    }

    private static Map<String, byte[]> read(InputStream stream) {
        var files = new HashMap<String, byte[]>();
        var left = BYTES_MAX;
        try (var zip = new ZipInputStream(stream, StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
                left -= content.length;
                if (left < 0 || files.size() >= FILES_MAX) {
                    throw new NotVerified("the bundle is larger than any that was made");
                }
                if (files.put(entry.getName(), content) != null) {
                    throw new NotVerified(entry.getName() + ": it is in the bundle twice");
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new NotVerified("the bundle is not a zip, or is damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
