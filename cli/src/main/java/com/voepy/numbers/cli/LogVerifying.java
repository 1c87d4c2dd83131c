package com.voepy.numbers.cli;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.LogCheck;
import com.voepy.numbers.evidence.ReadChain;
import com.voepy.numbers.evidence.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the whole log and what it has promised, and does the sums here: the server's word is taken for nothing but
/// what its log holds now.
final class LogVerifying {

    static final String KEY = "verifier-key";
    static final String CHECKPOINTS = "checkpoints";

    /// Read at a time: some events are some ten thousand bytes long.
    private static final int LINES = 1_000;

    private static final int LINES_A_TELLING = 5_000;

    private static final int READS = 250;

    /// The type of the events that say how many reads of auditors there were, and with which hash.
    private static final String SEAL = "AuditReadsSealed";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api api;
    private final Screen screen;
    private final boolean isKeyTrusted;
    private final VerifierKey key;
    private final long events;
    private final long anchored;
    private final long began = System.nanoTime();

    private LogVerifying(Invocation invocation, JsonNode log, Optional<VerifierKey> trusted) {
        this.api = invocation.api();
        this.screen = invocation.screen();
        this.isKeyTrusted = trusted.isPresent();
        this.key = trusted.orElseGet(
                () -> EvidenceCheck.key(log.path("verifier_key").asString("")));
        this.events = log.path("events").asLong();
        this.anchored = log.path("anchored").asLong();
    }

    static void run(Invocation invocation) {
        // Read before anything is asked: what is wrong on the command line is said while nothing has happened.
        var kept = invocation
                .text(CHECKPOINTS)
                .map(Path::of)
                .map(KeptCheckpoints::in)
                .orElse(List.of());
        var trusted = invocation.text(KEY).map(EvidenceCheck::key);
        var log = invocation.api().ask(Call.get("/v1/audit/log")).json();
        new LogVerifying(invocation, log, trusted).run(kept);
    }

    private void run(List<String> kept) {
        var leaves = new Lines("/v1/audit/log/leaves", events, (place, _) -> place + 1);
        var reads = new ReadChain();
        var log = LogCheck.run(
                sealing(reads, new Lines("/v1/audit/log/entries", events, (_, line) -> placeIn(line, "position"))),
                _ -> leaves.hasNext() ? hash(leaves.next()) : null,
                kept,
                ownNotes(),
                key,
                events,
                this::tellProgress);
        var seconds = seconds();
        readInto(reads);
        screen.endProgress();
        var findings = Stream.concat(
                        log.findings().stream().map(finding -> json(finding, finding.says())),
                        reads.findings().stream().map(finding -> json(finding, finding.says())))
                .toList();
        if (screen.isJson()) {
            screen.line(JSON.writeValueAsString(json(log, reads, findings, kept.size(), seconds)));
        } else {
            tell(log, reads, findings, kept.size());
        }
        screen.note("%,d events in %.1f s, %,d a second"
                .formatted(log.events(), seconds, Math.round(log.events() / Math.max(seconds, 0.001))));
        if (!findings.isEmpty()) {
            throw Failure.notVerified("NOT VERIFIED: %d findings".formatted(findings.size()));
        }
    }

    /// Up to the one that was the newest when the log was as long as it is read: what was signed since is of more.
    private Iterator<String> ownNotes() {
        var lines = new Lines("/v1/audit/log/checkpoints", Long.MAX_VALUE, (_, line) -> placeIn(line, "size"));
        return new Iterator<>() {

            private @Nullable JsonNode ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null && lines.hasNext()) {
                    ahead = JSON.readTree(lines.next());
                }
                return ahead != null && ahead.path("size").asLong() <= anchored;
            }

            @Override
            public String next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                var note = ahead.path("note").asString("");
                ahead = null;
                return note;
            }
        };
    }

    /// The entries, of which those that seal the record of reads are told to that.
    private static Iterator<byte[]> sealing(ReadChain reads, Iterator<byte[]> entries) {
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public byte[] next() {
                var entry = entries.next();
                // Most are none, and need not be parsed for that.
                if (new String(entry, StandardCharsets.UTF_8).contains(SEAL)) {
                    seal(reads, JSON.readTree(entry));
                }
                return entry;
            }
        };
    }

    private static void seal(ReadChain reads, JsonNode entry) {
        var payload = entry.path("payload");
        if (entry.path("type").asString("").equals(SEAL)) {
            // What is no hash is none that anything has.
            var last = Objects.requireNonNullElse(hash(payload.path("last_hash").asString("")), ReadChain.BEGINNING);
            reads.seal(
                    payload.path("reads").asLong(), last, entry.path("position").asLong());
        }
    }

    /// Each page that is read adds to the record, and far less than it shows.
    private void readInto(ReadChain chain) {
        var call = Call.get("/v1/audit/reads").with("limit", Integer.toString(READS));
        while (true) {
            var page = api.ask(call).json();
            page.path("data").forEach(chain::add);
            var next = page.path("meta").path("next_cursor").asString("");
            if (next.isEmpty()) {
                chain.end();
                return;
            }
            call = call.with("cursor", next);
        }
    }

    private void tellProgress(long read) {
        if (read % LINES_A_TELLING == 0) {
            var rate = read / Math.max(seconds(), 0.001);
            screen.working(String.format(
                    Locale.ROOT,
                    "%,d of %,d events, %,.0f a second, %,.0f s left",
                    read,
                    events,
                    rate,
                    Math.max(0, events - read) / rate));
        }
    }

    private void tell(LogCheck.Result log, ReadChain reads, List<ObjectNode> findings, int kept) {
        findings.forEach(finding -> screen.line(finding.path("says").asString()));
        if (findings.isEmpty()) {
            screen.line("verified: %d events of %s, root %s".formatted(log.events(), key.name(), log.root()));
            screen.line("against %d checkpoints, %d of them kept elsewhere; the newest is at event %d"
                    .formatted(log.checkpoints(), kept, anchored));
            screen.line("with the key %s%s".formatted(key, isKeyTrusted ? "" : ", which is the log's own word"));
            screen.line(
                    "and %d reads of auditors, the last one with the hash %s".formatted(reads.size(), reads.last()));
        }
    }

    private ObjectNode json(LogCheck.Result log, ReadChain reads, List<ObjectNode> findings, int kept, double seconds) {
        var json = JSON.createObjectNode()
                .put("verified", findings.isEmpty())
                .put("origin", key.name())
                .put("verifier_key", key.toString())
                .put("events", log.events())
                .put("root", log.root().toString())
                .put("anchored", anchored)
                .put("checkpoints", log.checkpoints())
                .put("kept", kept)
                .put("reads", reads.size())
                .put("last_read_hash", reads.last().toString())
                .put("milliseconds", Math.round(seconds * 1_000));
        json.putArray("findings").addAll(findings);
        return json;
    }

    /// Its members, and what it is: `entry_changed`.
    static ObjectNode json(Object finding, String says) {
        var type = finding.getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_");
        ObjectNode json = JSON.valueToTree(finding);
        return json.put("type", type.toLowerCase(Locale.ROOT)).put("says", says);
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0;
    }

    private static @Nullable Hash hash(byte[] line) {
        return hash(JSON.readTree(line).asString(""));
    }

    private static @Nullable Hash hash(String base64) {
        try {
            return base64.isEmpty() ? null : Hash.ofBase64(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long placeIn(byte[] line, String member) {
        return JSON.readTree(line).path(member).asLong(0);
    }

    /// Where a line is, given where the one before it was.
    private interface Place {

        long of(long before, byte[] line);
    }

    /// What the product gives line by line, read in parts: only one of them is in memory.
    private final class Lines implements Iterator<byte[]> {

        private final String path;
        private final long max;
        private final Place place;
        private final Deque<byte[]> read = new ArrayDeque<>();
        private long after;
        private long given;
        private boolean isOver;

        /// @param max at most so many
        Lines(String path, long max, Place place) {
            this.path = path;
            this.max = max;
            this.place = place;
        }

        @Override
        public boolean hasNext() {
            if (read.isEmpty() && given < max && !isOver) {
                readOn();
            }
            return !read.isEmpty() && given < max;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            given++;
            return read.removeFirst();
        }

        private void readOn() {
            var call = Call.get(path).with("after", Long.toString(after)).with("lines", Integer.toString(LINES));
            var body = api.ask(call).body();
            for (var begin = 0; begin < body.length; ) {
                var end = begin;
                while (end < body.length && body[end] != '\n') {
                    end++;
                }
                read.add(Arrays.copyOfRange(body, begin, end));
                begin = end + 1;
            }
            // A log that leads nowhere is not followed for ever.
            var next = placeAfter(after);
            isOver = read.size() < LINES || next <= after;
            after = next;
        }

        private long placeAfter(long before) {
            return read.isEmpty() ? before : place.of(before + read.size() - 1, read.getLast());
        }
    }
}
