package com.voepy.numbers.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// JSON values as people read them.
final class Cells {

    static final String NOTHING = "-";

    private Cells() {}

    /// @param field a path, its parts separated by dots
    static String text(JsonNode row, String field) {
        var value = row;
        for (var name : field.split("\\.")) {
            value = value.path(name);
        }
        return text(field, value);
    }

    /// @param field its last part tells money
    static String text(String field, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return NOTHING;
        }
        if (value.isIntegralNumber() && Money.isIn(field)) {
            return Money.of(value);
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? NOTHING
                    : value.valueStream().map(item -> text(field, item)).collect(Collectors.joining(","));
        }
        return value.isObject() ? inner(value) : Text.printable(value.asString());
    }

    /// An object within a cell: its main text where there is one, else all of it.
    private static String inner(JsonNode value) {
        return value.has("phone_number")
                ? text("phone_number", value.get("phone_number"))
                : Text.printable(value.toString());
    }
}
