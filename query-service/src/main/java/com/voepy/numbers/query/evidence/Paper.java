package com.voepy.numbers.query.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Pages that fill from the top: text, and a table whose head stands on each page that it goes on over.
final class Paper {

    private static final float MARGIN = 50;
    private static final float LEADING = 1.3f;
    private static final float SMALL = 8;
    private static final float NORMAL = 10;
    private static final float LARGE = 20;
    private static final float PADDING = 4;

    /// Of so many lines a row is not broken.
    private static final int TOGETHER = 15;

    /// Where the columns of a table begin, and where the last one ends.
    private static final float[] COLUMNS = {MARGIN, 98, 168, 438, PDRectangle.A4.getWidth() - MARGIN};

    private static final float BLACK = 0;
    private static final float GREY = 0.4f;
    private static final float LIGHT = 0.8f;

    /// Every reader has these two; they set nothing but our own words, and base64.
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private static final PDFont FIXED = new PDType1Font(FontName.COURIER);
    private static final float FIXED_WIDTH = 0.6f;

    private final PDDocument document;
    private final String footer;
    private final Typeface type;
    private List<String> titles = List.of();
    private PDPageContentStream page;
    private float y;

    /// A line of a cell.
    private record Line(PDFont font, float grey, String text) {}

    /// What stands in one column of a row.
    final class Cell {

        private final List<Line> lines = new ArrayList<>();
        private final float width;

        private Cell(float width) {
            this.width = width;
        }

        /// In words of ours.
        void strong(String text) {
            lines.add(new Line(BOLD, BLACK, text));
        }

        void text(String text) {
            add(text, BLACK);
        }

        void faint(String text) {
            add(text, GREY);
        }

        private void add(String text, float grey) {
            type.wrapped(text, SMALL, width).forEach(line -> lines.add(new Line(type.font, grey, line)));
        }
    }

    /// @param footer stands at the foot of each page
    Paper(PDDocument document, String footer) throws IOException {
        this.document = document;
        this.footer = footer;
        this.type = new Typeface(document);
        this.page = turn();
    }

    void title(String text) throws IOException {
        line(BOLD, LARGE, BLACK, text);
        y -= NORMAL / 2;
    }

    void heading(String text) throws IOException {
        keepTogether(4 * NORMAL * LEADING);
        y -= NORMAL;
        line(BOLD, NORMAL + 1, BLACK, text);
        y -= PADDING / 2;
    }

    void paragraph(String text) throws IOException {
        for (var line : type.wrapped(text, NORMAL, PDRectangle.A4.getWidth() - 2 * MARGIN)) {
            line(type.font, NORMAL, BLACK, line);
        }
        y -= PADDING;
    }

    /// What is to be typed or compared letter by letter.
    void code(String text) throws IOException {
        var chars = (int) ((PDRectangle.A4.getWidth() - 2 * MARGIN) / (FIXED_WIDTH * SMALL));
        var isPlain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!isPlain) {
            paragraph(text);
            return;
        }
        for (var begin = 0; begin < text.length(); begin += chars) {
            line(FIXED, SMALL, BLACK, text.substring(begin, Math.min(text.length(), begin + chars)));
        }
        y -= PADDING;
    }

    void newPage() throws IOException {
        page.close();
        page = turn();
    }

    void beginTable(List<String> columns) throws IOException {
        titles = List.copyOf(columns);
        head();
    }

    void endTable() {
        titles = List.of();
    }

    /// @param column from 0
    Cell cell(int column) {
        return new Cell(COLUMNS[column + 1] - COLUMNS[column] - 2 * PADDING);
    }

    /// A row; what does not fit on the page goes on on the next one.
    void row(List<String> position, List<String> time, Cell what, List<String> hash) throws IOException {
        var count = Math.max(what.lines.size(), hash.size());
        keepTogether(Math.min(count, TOGETHER) * SMALL * LEADING + 2 * PADDING);
        rule(LIGHT);
        y -= PADDING;
        for (var i = 0; i < count; i++) {
            keepTogether(SMALL * LEADING);
            y -= SMALL * LEADING;
            if (i < position.size()) {
                write(type.font, SMALL, BLACK, COLUMNS[0], position.get(i));
            }
            if (i < time.size()) {
                write(type.font, SMALL, BLACK, COLUMNS[1] + PADDING, time.get(i));
            }
            if (i < what.lines.size()) {
                var line = what.lines.get(i);
                write(line.font, SMALL, line.grey, COLUMNS[2] + PADDING, line.text);
            }
            if (i < hash.size()) {
                write(FIXED, SMALL - 1, BLACK, COLUMNS[3] + PADDING, hash.get(i));
            }
        }
        y -= PADDING;
    }

    /// Numbers the pages, now that it is known how many there are.
    void finish() throws IOException {
        page.close();
        var count = document.getNumberOfPages();
        for (var i = 0; i < count; i++) {
            try (var foot = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
                page = foot;
                y = MARGIN / 2;
                write(type.font, SMALL, GREY, MARGIN, type.settable(footer));
                write(type.font, SMALL, GREY, COLUMNS[3] + PADDING, "Page %,d of %,d".formatted(i + 1, count));
            }
        }
    }

    private PDPageContentStream turn() throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        y = sheet.getMediaBox().getHeight() - MARGIN;
        return new PDPageContentStream(document, sheet);
    }

    private void head() throws IOException {
        if (titles.isEmpty()) {
            return;
        }
        y -= SMALL * LEADING;
        for (var i = 0; i < titles.size(); i++) {
            write(BOLD, SMALL, BLACK, COLUMNS[i] + (i == 0 ? 0 : PADDING), titles.get(i));
        }
        y -= PADDING;
        rule(BLACK);
    }

    /// Begins a new page if so much does not fit on this one.
    private void keepTogether(float height) throws IOException {
        if (y - height < MARGIN) {
            newPage();
            head();
        }
    }

    private void line(PDFont font, float size, float grey, String text) throws IOException {
        keepTogether(size * LEADING);
        y -= size * LEADING;
        write(font, size, grey, MARGIN, text);
    }

    private void rule(float grey) throws IOException {
        page.setStrokingColor(grey);
        page.setLineWidth(0.5f);
        page.moveTo(COLUMNS[0], y);
        page.lineTo(COLUMNS[COLUMNS.length - 1], y);
        page.stroke();
    }

    private void write(PDFont font, float size, float grey, float x, String text) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.setNonStrokingColor(grey);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }
}
