package com.voepy.numbers.query.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A typeface that is in the document itself, so that it looks the same everywhere: Liberation Sans, which PDFBox
/// brings (SIL Open Font License). It has Latin, Greek and Cyrillic letters.
///
/// What it does not have, or would not set rightly, is set as its code point, `[U+4E2D]`: visible, and never in the
/// way.
final class Typeface {

    private static final String LIBERATION_SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float UNITS = 1000;

    final PDFont font;

    /// Of what has a letter: its width. Of what has none: -1.
    private final Map<Integer, Float> widths = new HashMap<>();

    Typeface(PDDocument document) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(LIBERATION_SANS)) {
            var typeface = new TTFParser().parseEmbedded(file);
            // Ligatures: they take ten times as long as all the rest.
            typeface.setEnableGsub(false);
            this.font = PDType0Font.load(document, typeface, true);
        }
    }

    /// The text as it can be set.
    String settable(String text) {
        if (text.codePoints().allMatch(point -> width(point) >= 0)) {
            return text;
        }
        var settable = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (width(point) >= 0) {
                settable.appendCodePoint(point);
            } else {
                settable.append("[U+%04X]".formatted(point));
            }
        });
        return settable.toString();
    }

    /// Lines that are no wider than that. A word that is wider by itself is broken.
    ///
    /// @param size in points, as the width
    List<String> wrapped(String text, float size, float width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var used = 0f;
        for (var word : settable(text).split(" ")) {
            var needed = width(word) * size;
            var space = line.isEmpty() ? 0 : width(' ') * size;
            if (used + space + needed <= width) {
                line.append(line.isEmpty() ? "" : " ").append(word);
                used += space + needed;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            line.setLength(0);
            used = 0;
            for (var i = 0; i < word.length(); i = word.offsetByCodePoints(i, 1)) {
                var point = word.codePointAt(i);
                if (used + width(point) * size > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(point);
                used += width(point) * size;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private float width(String settable) {
        var width = 0f;
        for (var i = 0; i < settable.length(); i = settable.offsetByCodePoints(i, 1)) {
            width += width(settable.codePointAt(i));
        }
        return width;
    }

    /// Of a size of one point.
    private float width(int point) {
        return widths.computeIfAbsent(point, this::measured);
    }

    private float measured(int point) {
        var isRightToLeft = switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
        if (isRightToLeft || Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            return -1;
        }
        try {
            return font.getStringWidth(Character.toString(point)) / UNITS;
        } catch (IOException | IllegalArgumentException e) {
            // It has no such letter.
            return -1;
        }
    }
}
