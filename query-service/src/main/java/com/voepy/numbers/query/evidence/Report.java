package com.voepy.numbers.query.evidence;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.events.Secret;
import com.voepy.numbers.evidence.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bundle for people: what it proves and how, who is who by role, what happened when, and the hash of each event.
///
/// It quotes no personal data: what is sealed in the log is not opened for it.
final class Report {

    private static final float MARGIN = 50;
    private static final float LEADING = 1.35f;
    private static final float SMALL = 8;
    private static final float NORMAL = 10;
    private static final float LARGE = 16;

    /// Beyond, a fact is cut: the whole of it is in the bundle's events.
    private static final int FACT_CHARS_MAX = 90;

    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);
    private static final PDFont FIXED = new PDType1Font(FontName.COURIER);

    private final CheckpointResource checkpoint;

    Report(CheckpointResource checkpoint) {
        this.checkpoint = checkpoint;
    }

    /// @param events in rising order of position
    byte[] of(List<Evident> events) {
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Evidence from the event log of " + checkpoint.origin());
            document.getDocumentInformation().setCreationDate(signedAt());
            fill(document, events);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a report in memory", e);
        }
    }

    /// The same evidence makes the same report.
    private Calendar signedAt() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(checkpoint.signedAt().toEpochMilli());
        return calendar;
    }

    private void fill(PDDocument document, List<Evident> events) throws IOException {
        var parties = new Parties();
        events.forEach(event -> parties.partyOf(event.row()));
        try (var paper = new Paper(document)) {
            front(paper, events, parties);
            for (var event : events) {
                tell(paper, event, parties);
            }
        }
    }

    private void front(Paper paper, List<Evident> events, Parties parties) throws IOException {
        paper.line(BOLD, LARGE, "Evidence from an event log");
        paper.space();
        paper.text(
                "This report lists %,d events of the log \"%s\". Each is in the bundle as it was logged, with a proof that it "
                                .formatted(events.size(), checkpoint.origin())
                        + "has been at its place in the log since the checkpoint below was signed, and has not been changed since. "
                        + "The proofs can be verified by anybody, offline, with public formats (RFC 9162, C2SP tlog-proof); "
                        + "README.txt in the bundle says how. This report itself is not signed: the events in the bundle are what "
                        + "counts.");
        paper.space();
        paper.line(BOLD, NORMAL, "Checkpoint");
        paper.line(
                PLAIN,
                NORMAL,
                "Signed at %s (UTC), over the first %,d events of the log"
                        .formatted(checkpoint.signedAt(), checkpoint.size()));
        paper.line(FIXED, SMALL, "root " + checkpoint.root());
        paper.line(FIXED, SMALL, "key  " + checkpoint.verifierKey());
        paper.space();
        paper.line(BOLD, NORMAL, "Parties");
        paper.line(PLAIN, NORMAL, "Platform: whoever runs the log, and what it does by itself");
        for (var tenant : parties.tenants().entrySet()) {
            paper.line(PLAIN, NORMAL, "%s: customer with id %s".formatted(tenant.getValue(), tenant.getKey()));
        }
        paper.space();
        paper.line(BOLD, NORMAL, "What happened, in the order of the log. All times are UTC, all amounts US cents.");
    }

    private static void tell(Paper paper, Evident event, Parties parties) throws IOException {
        var row = event.row();
        paper.keepTogether(4);
        paper.space();
        paper.line(
                BOLD,
                NORMAL,
                "%,d   %s   %s   %s".formatted(row.position(), row.occurredAt(), row.type(), parties.partyOf(row)));
        paper.line(PLAIN, SMALL, "%s, no. %d, by %s".formatted(row.stream(), row.sequence() + 1, Parties.actorOf(row)));
        for (var fact : facts(JsonMapper.shared().readTree(row.payload()), untold(row.type()))) {
            paper.line(PLAIN, SMALL, fact);
        }
        paper.line(FIXED, SMALL, "leaf " + Hash.ofLeaf(event.entry()));
    }

    /// The members of an event that are one value each.
    private static List<String> facts(JsonNode payload, Set<String> untold) {
        var facts = new ArrayList<String>();
        var line = new StringBuilder();
        for (var member : payload.properties()) {
            var value = member.getValue();
            var isTold = value.isValueNode()
                    && !value.isNull()
                    && !untold.contains(member.getKey().replace("_", ""));
            if (isTold) {
                var fact = cut(member.getKey() + ": " + value.asString(""));
                if (line.length() + fact.length() > FACT_CHARS_MAX && !line.isEmpty()) {
                    facts.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : "   ").append(fact);
            }
        }
        if (!line.isEmpty()) {
            facts.add(line.toString());
        }
        return facts;
    }

    /// Secrets, and the tenant, who has a role; in lower case and without underscores.
    private static Set<String> untold(String type) {
        var members = new HashSet<>(Set.of("tenantid"));
        for (var component :
                EventTypes.named(type).map(Class::getRecordComponents).orElseThrow()) {
            if (component.isAnnotationPresent(Secret.class)) {
                members.add(component.getName().toLowerCase(Locale.ROOT));
            }
        }
        return members;
    }

    private static String cut(String text) {
        return text.length() > FACT_CHARS_MAX ? text.substring(0, FACT_CHARS_MAX) + "..." : text;
    }

    /// Pages that fill from the top.
    private static final class Paper implements AutoCloseable {

        private final PDDocument document;
        private PDPageContentStream page;
        private float y;
        private int pages;

        Paper(PDDocument document) throws IOException {
            this.document = document;
            this.page = turn();
        }

        private PDPageContentStream turn() throws IOException {
            var sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            pages++;
            y = sheet.getMediaBox().getHeight() - MARGIN;
            var stream = new PDPageContentStream(document, sheet);
            write(stream, PLAIN, SMALL, MARGIN / 2, "Page " + pages);
            return stream;
        }

        /// Begins a new page if so many lines do not fit on this one.
        void keepTogether(int lines) throws IOException {
            if (y - lines * NORMAL * LEADING < MARGIN) {
                page.close();
                page = turn();
            }
        }

        void space() {
            y -= NORMAL * LEADING / 2;
        }

        void line(PDFont font, float size, String text) throws IOException {
            keepTogether(1);
            y -= size * LEADING;
            write(page, font, size, y, text);
        }

        /// A paragraph.
        void text(String text) throws IOException {
            var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
            var line = new StringBuilder();
            for (var word : printable(text).split(" ")) {
                if (PLAIN.getStringWidth(line + " " + word) / 1000 * NORMAL > width) {
                    line(PLAIN, NORMAL, line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            line(PLAIN, NORMAL, line.toString());
        }

        private static void write(PDPageContentStream stream, PDFont font, float size, float y, String text)
                throws IOException {
            stream.beginText();
            stream.setFont(font, size);
            stream.newLineAtOffset(MARGIN, y);
            stream.showText(printable(text));
            stream.endText();
        }

        /// The fonts that every reader has know no more than this.
        private static String printable(String text) {
            return text.replaceAll("[^ -~]", "?");
        }

        @Override
        public void close() throws IOException {
            page.close();
        }
    }
}
