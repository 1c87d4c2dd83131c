package com.voepy.numbers.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON as RFC 8785 writes it, so that the same facts are always the same bytes: no space, members sorted, text escaped
/// only where it must be.
///
/// Of numbers it takes whole ones up to 2^53, which is all that events have; how fractions are written is where
/// implementations differ.
public final class CanonicalJson {

    /// Beyond it, JSON numbers are no longer exact everywhere. Source: RFC 7493, 2.2.
    private static final long EXACT_MAX = (1L << 53) - 1;

    /// The control characters that have a short escape, and what it is. Source: RFC 8785, 3.2.2.2.
    private static final Map<Character, String> SHORT_ESCAPES = Map.of(
            '\b', "\\b",
            '\t', "\\t",
            '\n', "\\n",
            '\f', "\\f",
            '\r', "\\r",
            '"', "\\\"",
            '\\', "\\\\");

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /// The bytes of a value.
    ///
    /// @throws IllegalArgumentException if it has a number that is not whole or is beyond 2^53, or text with half a
    ///     surrogate pair
    public static byte[] of(JsonNode value) {
        var json = new CanonicalJson();
        json.add(value);
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> add((ObjectNode) value);
            case ARRAY -> add((ArrayNode) value);
            case STRING -> add(value.stringValue());
            case NUMBER -> addNumber(value);
            case BOOLEAN, NULL -> text.append(value);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON value: " + value.getNodeType());
        }
    }

    private void add(ObjectNode object) {
        // String's own order is that of UTF-16 code units, which is the order wanted.
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        var separator = '{';
        for (var member : members.entrySet()) {
            text.append(separator);
            add(member.getKey());
            text.append(':');
            add(member.getValue());
            separator = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private void add(ArrayNode array) {
        text.append('[');
        for (var i = 0; i < array.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            add(array.get(i));
        }
        text.append(']');
    }

    private void addNumber(JsonNode number) {
        if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
            throw new IllegalArgumentException("not a whole number: " + number);
        }
        var value = number.longValue();
        if (value > EXACT_MAX || value < -EXACT_MAX) {
            throw new IllegalArgumentException("a number beyond 2^53: " + value);
        }
        text.append(value);
    }

    private void add(String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            var escape = SHORT_ESCAPES.get(character);
            if (escape != null) {
                text.append(escape);
            } else if (character < ' ') {
                text.append("\\u%04x".formatted((int) character));
            } else {
                requirePaired(value, i);
                text.append(character);
            }
        }
        text.append('"');
    }

    private static void requirePaired(String value, int at) {
        var character = value.charAt(at);
        var isPaired = Character.isHighSurrogate(character)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : !Character.isLowSurrogate(character) || (at > 0 && Character.isHighSurrogate(value.charAt(at - 1)));
        if (!isPaired) {
            throw new IllegalArgumentException("half a surrogate pair at character " + at);
        }
    }
}
