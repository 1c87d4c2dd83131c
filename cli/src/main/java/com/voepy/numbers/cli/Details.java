package com.voepy.numbers.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One resource: a line per field, and below them a table for each list of things in it.
final class Details {

    private static final String INDENT = "  ";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> tables = new ArrayList<>();

    private Details() {}

    static List<String> lines(JsonNode resource) {
        var details = new Details();
        details.add("", resource);
        var width =
                details.fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        var lines = new ArrayList<String>();
        details.fields.forEach((name, text) ->
                lines.add("%s%s  %s".formatted(name, " ".repeat(width - name.length()), text)));
        lines.addAll(details.tables);
        return lines;
    }

    private void add(String prefix, JsonNode object) {
        object.forEachEntry((name, value) -> {
            var field = prefix + name;
            if (value.isObject() && !value.isEmpty()) {
                add(field + ".", value);
            } else if (value.isArray()
                    && !value.isEmpty()
                    && value.valueStream().allMatch(JsonNode::isObject)) {
                tables.add(Text.printable(field));
                Table.ofEverythingIn(value).lines(value).forEach(line -> tables.add(INDENT + line));
            } else {
                fields.put(Text.printable(Money.nameWithoutUnit(field)), Cells.text(field, value));
            }
        });
    }
}
