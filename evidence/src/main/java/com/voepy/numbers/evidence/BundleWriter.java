package com.voepy.numbers.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs evidence that needs nobody's word: events, a proof for each, the key, and a report for people.
///
/// A zip with `events.jsonl` (each line exactly what was hashed), `proofs/<position>.tlog-proof`, `log.vkey`,
/// `report.pdf` and `README.txt`. The same evidence is always the same bytes.
public final class BundleWriter {

    static final String EVENTS = "events.jsonl";
    static final String KEY = "log.vkey";
    static final String PROOFS = "proofs/";
    static final String PROOF_SUFFIX = ".tlog-proof";

    /// The earliest that a zip can say: that of every file in it, because none of it depends on when it was packed.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String README = """
        Evidence from the event log of %s.

        events.jsonl      events as they were logged, one per line: canonical JSON (RFC 8785). Personal data is sealed.
        proofs/           for each event, by its position: a C2SP tlog-proof with a signed checkpoint of the log
        log.vkey          the key that checkpoints are signed with. Compare it with one that you got elsewhere.
        report.pdf        the same for reading

        The leaf of an event is SHA-256(0x00 || line without its line break); its index is its position minus 1. Any
        implementation of RFC 9162 and of c2sp.org/tlog-proof can verify it, offline, also `numbers evidence verify`.
        """;

    private BundleWriter() {}

    /// One event.
    ///
    /// @param position in the log, from 1
    /// @param entry what was hashed
    public record Event(long position, byte[] entry) {}

    /// Writes a bundle.
    ///
    /// @param events in rising order of position, all below the checkpoint's size
    /// @param note the signed checkpoint that everything is proved against
    /// @param report a PDF, or nothing
    public static void write(
            OutputStream out, List<Event> events, Tree tree, long size, String note, VerifierKey key, byte[] report)
            throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "README.txt", README.formatted(key.name()).getBytes(StandardCharsets.UTF_8));
        file(zip, KEY, (key + "\n").getBytes(StandardCharsets.UTF_8));
        if (report.length > 0) {
            file(zip, "report.pdf", report);
        }
        begin(zip, EVENTS);
        for (var event : events) {
            zip.write(event.entry);
            zip.write('\n');
        }
        zip.closeEntry();
        for (var event : events) {
            var index = event.position - 1;
            var proof = new LogProof(index, tree.inclusion(index, size), note);
            file(zip, PROOFS + event.position + PROOF_SUFFIX, proof.text().getBytes(StandardCharsets.UTF_8));
        }
        zip.finish();
        zip.flush();
    }

    private static void file(ZipOutputStream zip, String name, byte[] content) throws IOException {
        begin(zip, name);
        zip.write(content);
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
