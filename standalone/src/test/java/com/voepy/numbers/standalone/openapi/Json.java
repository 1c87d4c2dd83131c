package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kit.web.WireJson;
import java.util.Collection;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON trees, written down shortly.
final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);

    private Json() {}

    /// @param namesAndValues in turn; a member whose value is null is left out
    static ObjectNode object(Object... namesAndValues) {
        var object = NODES.objectNode();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                object.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
            }
        }
        return object;
    }

    static ArrayNode array(Collection<?> values) {
        var array = NODES.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case Collection<?> values -> array(values);
            default -> WireJson.mapper().valueToTree(value);
        };
    }

    static JsonNode parsed(String text) {
        return WireJson.mapper().readTree(text);
    }

    static JsonNode nothing() {
        return NODES.nullNode();
    }

    static ObjectNode ref(String section, String name) {
        return object("$ref", "#/components/%s/%s".formatted(section, name));
    }

    /// As it is committed: two spaces, a line for each member and item, a line break at the end.
    static String text(JsonNode node) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        return WireJson.mapper().writer().with(printer).writeValueAsString(node) + "\n";
    }
}
