package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A bundle for people: what it proves and how to find out, who is who by role, what happened when, and the hash of
/// each event.
///
/// It quotes no personal data: what is sealed in the log is not opened for it.
final class Report {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final List<String> TITLES = List.of("Event", "Time (UTC)", "What happened", "SHA-256 of the event");

    /// Base64 of a hash is as long as two of these.
    private static final int HASH_CHARS_A_LINE = 22;

    private final CheckpointResource checkpoint;

    Report(CheckpointResource checkpoint) {
        this.checkpoint = checkpoint;
    }

    /// @param events in rising order of position
    byte[] of(List<Evident> events) {
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Evidence from the event log of " + checkpoint.origin());
            document.getDocumentInformation().setCreationDate(signedAt());
            // Else it is made of the time: the same evidence makes the same report.
            document.setDocumentId(checkpoint.size());
            var paper = new Paper(document, "Evidence from the event log of " + checkpoint.origin());
            var parties = new Parties(events);
            front(paper, events);
            who(paper, parties);
            what(paper, events, parties);
            paper.finish();
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a report in memory", e);
        }
    }

    private Calendar signedAt() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(checkpoint.signedAt().toEpochMilli());
        return calendar;
    }

    private void front(Paper paper, List<Evident> events) throws IOException {
        paper.title("Evidence from an event log");
        paper.paragraph("Log: " + checkpoint.origin());
        paper.heading("What this is");
        paper.paragraph(
                events.isEmpty()
                        ? "No event of the log fits what was asked for."
                        : "%,d %s of the log, from %s to %s (UTC)."
                                .formatted(
                                        events.size(),
                                        events.size() == 1 ? "event" : "events",
                                        moment(events.getFirst().row().occurredAt()),
                                        moment(events.getLast().row().occurredAt())));
        paper.paragraph(
                "Everything that happens on the platform is written to one log, event after event, and nothing in it is"
                        + " changed afterwards. Every few seconds a cryptographic sum over the whole log, its checkpoint, is signed and"
                        + " handed to customers. Each event listed here is in the same archive word for word (events.jsonl) with a"
                        + " proof that it was in the log when the checkpoint below was signed. If a single character of it is"
                        + " changed, the proof fails.");
        paper.heading("How to verify it");
        paper.paragraph(
                "1. Keep the archive as you got it. A copy that was unpacked and packed again is" + " refused.");
        paper.paragraph(
                "2. Get the log's key from somewhere that you trust, for example from a checkpoint that a customer"
                        + " kept, and compare it with the key below.");
        paper.paragraph("3. Run one of these, on any machine; neither needs a connection or anybody's word:");
        paper.code("./numbers evidence verify FILE --verifier-key KEY");
        paper.code("python3 verify_evidence.py FILE --key KEY");
        paper.paragraph(
                "This report is covered as well: report.note in the archive holds its SHA-256 and that of the events,"
                        + " signed with the same key. The formats are public (RFC 9162, RFC 8785, C2SP signed notes and"
                        + " tlog-proofs), so that anybody can write a verifier.");
        paper.heading("What it does not show");
        paper.paragraph(
                "That nothing else happened. Events that are missing before the last listed one of their stream are"
                        + " named by the verifiers; nobody can tell from an archive whether anything came after it.");
        paper.heading("Checkpoint");
        paper.paragraph("Signed at %s (UTC), over the first %,d events of the log."
                .formatted(moment(checkpoint.signedAt()), checkpoint.size()));
        paper.code("root " + checkpoint.root());
        paper.code("key  " + checkpoint.verifierKey());
    }

    private static void who(Paper paper, Parties parties) throws IOException {
        paper.heading("Who is who");
        paper.paragraph(
                "People and companies are called by their roles. The platform is whoever runs the log; the carrier is"
                        + " whoever it gets its numbers from. Who has the right to know who the others are finds the id of each"
                        + " in events.jsonl:");
        for (var role : parties.roles()) {
            paper.paragraph("%s: %s".formatted(role.name(), role.where()));
        }
    }

    private static void what(Paper paper, List<Evident> events, Parties parties) throws IOException {
        paper.newPage();
        paper.heading("What happened, in the order of the log");
        paper.paragraph(
                "Times are UTC. The hash is that of the event's line in events.jsonl behind a zero byte, in base64. What"
                        + " a customer has named or written is not quoted. Sealed is personal data: encrypted in the log itself.");
        paper.beginTable(TITLES);
        for (var event : events) {
            tell(paper, event, parties);
        }
        paper.endTable();
    }

    private static void tell(Paper paper, Evident event, Parties parties) throws IOException {
        var row = event.row();
        var hash = Hash.ofLeaf(event.entry()).toString();
        var cell = paper.cell(2);
        cell.strong(words(row.type()));
        cell.text("About %s; %s.".formatted(parties.of(row), parties.actorOf(row)));
        for (var fact : Facts.of(row, parties)) {
            cell.text(fact);
        }
        cell.faint("%s, no. %d".formatted(parties.redacted(row.stream()), row.sequence() + 1));
        paper.row(
                List.of("%,d".formatted(row.position())),
                List.of(DAY.format(row.occurredAt()), TIME.format(row.occurredAt())),
                cell,
                List.of(hash.substring(0, HASH_CHARS_A_LINE), hash.substring(HASH_CHARS_A_LINE)));
    }

    private static String moment(Instant time) {
        return DAY.format(time) + " " + TIME.format(time);
    }

    /// `NumberOrderPlaced`: "Number order placed".
    private static String words(String type) {
        var words = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
