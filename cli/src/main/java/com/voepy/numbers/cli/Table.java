package com.voepy.numbers.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Rows under headers, aligned; it may come in parts, and columns only ever grow.
final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final int[] widths;
    private boolean hasHeader;

    /// @param field a path into a row, its parts separated by dots
    private record Column(String field, String header) {

        static Column of(String text) {
            var split = text.split("=", 2);
            var name = split[0].substring(split[0].lastIndexOf('.') + 1);
            return new Column(
                    split[0],
                    split.length == 2
                            ? split[1]
                            : Money.nameWithoutUnit(name).replace('_', ' ').toUpperCase(Locale.ROOT));
        }
    }

    /// @param columns each a field or `field=HEADER`
    Table(List<String> columns) {
        this.columns = columns.stream().map(Column::of).toList();
        this.widths = this.columns.stream()
                .mapToInt(column -> length(column.header()))
                .toArray();
    }

    /// A table of all that the rows have.
    static Table ofEverythingIn(JsonNode rows) {
        var fields = new LinkedHashSet<String>();
        rows.forEach(row -> fields.addAll(row.propertyNames()));
        return new Table(List.copyOf(fields));
    }

    /// The lines for these rows; the first time the headers too.
    List<String> lines(JsonNode rows) {
        var cells = new ArrayList<List<String>>();
        for (var row : rows) {
            cells.add(columns.stream()
                    .map(column -> Cells.text(row, column.field()))
                    .toList());
        }
        for (var row : cells) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        var lines = new ArrayList<String>();
        if (!hasHeader) {
            hasHeader = true;
            lines.add(line(columns.stream().map(Column::header).toList()));
        }
        cells.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        var padded = new ArrayList<String>();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var padding = " ".repeat(widths[i] - length(cell));
            padded.add(Money.isIn(columns.get(i).field()) ? padding + cell : cell + padding);
        }
        return padded.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
