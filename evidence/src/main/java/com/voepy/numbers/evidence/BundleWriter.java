package com.voepy.numbers.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs evidence that needs nobody's word: events, a proof for each, the key, and a report for people.
///
/// A zip with `events.jsonl` (each line exactly what was hashed), `proofs/<position>.tlog-proof`, `log.vkey`,
/// `report.pdf`, `report.note` and `README.txt`. The same evidence is always the same bytes.
public final class BundleWriter {

    static final String README = "README.txt";
    static final String EVENTS = "events.jsonl";
    static final String KEY = "log.vkey";
    static final String REPORT = "report.pdf";
    static final String REPORT_NOTE = "report.note";
    static final String PROOFS = "proofs/";
    static final String PROOF_SUFFIX = ".tlog-proof";

    /// That of every file in it, because none of it depends on when it was packed. Any earlier and the zip would say it
    /// in the time zone of the machine as well.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String WHAT_IT_IS = """
        Evidence from the event log of %s.

        report.pdf        for reading: who by role, what happened, when
        report.note       SHA-256 of report, events and this text, signed with the log's key (C2SP signed note)
        events.jsonl      events as they were logged, one per line: canonical JSON (RFC 8785). Personal data is sealed.
        proofs/           for each event, by its position: a C2SP tlog-proof with a signed checkpoint of the log
        log.vkey          the key that checkpoints are signed with. Compare it with one that you got elsewhere.

        The leaf of an event is SHA-256(0x00 || line without its line break); its index is its position minus 1. Any
        implementation of RFC 9162 and of c2sp.org/tlog-proof can verify it, offline, also `numbers evidence verify`.
        """;

    private BundleWriter() {}

    /// One event.
    ///
    /// @param position in the log, from 1
    /// @param entry what was hashed
    public record Event(long position, byte[] entry) {}

    /// Writes a bundle, and closes what it is written to.
    ///
    /// @param events in rising order of position, all below the checkpoint's size
    /// @param note the signed checkpoint that everything is proved against
    /// @param report a PDF, or nothing
    public static void write(
            OutputStream out, List<Event> events, Tree tree, long size, String note, SigningKey key, byte[] report)
            throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(README, bytes(WHAT_IT_IS.formatted(key.verifier().name())));
        files.put(KEY, bytes(key.verifier() + "\n"));
        files.put(EVENTS, lines(events));
        if (report.length > 0) {
            files.put(REPORT, report);
            files.put(REPORT_NOTE, bytes(ReportNote.signed(files, key)));
        }
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
            for (var event : events) {
                var index = event.position - 1;
                var proof = new LogProof(index, tree.inclusion(index, size), note);
                write(zip, PROOFS + event.position + PROOF_SUFFIX, bytes(proof.text()));
            }
        }
    }

    private static byte[] lines(List<Event> events) {
        var lines = new ByteArrayOutputStream();
        for (var event : events) {
            lines.writeBytes(event.entry);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// In the form that [Archive] demands.
    static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
