package com.voepy.numbers.sandbox.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/// Whether a query asks only for what an operation has, with values it takes: `filter[features][]=sms`.
final class QueryRules {

    private final Document document;
    private final Schemas schemas;
    private final JsonNode operation;

    QueryRules(Document document, Schemas schemas, JsonNode operation) {
        this.document = document;
        this.schemas = schemas;
        this.operation = operation;
    }

    List<String> faults(@Nullable String query) {
        var faults = new ArrayList<String>();
        if (query != null && !query.isEmpty()) {
            for (var pair : query.split("&")) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                var fault = fault(name, value);
                if (fault != null) {
                    faults.add("query parameter %s: %s".formatted(name, fault));
                }
            }
        }
        return faults;
    }

    private @Nullable String fault(String name, String value) {
        var keys = name.replace("]", "").split("\\[", -1);
        var schema = parameterSchema(keys[0]);
        for (int i = 1; i < keys.length; i++) {
            if (schema == null) {
                break;
            }
            var here = choiceWith(alternative(schema), keys[i]);
            schema = here.path("type").asString("").equals("array") && keys[i].matches("\\d*")
                    ? here.get("items")
                    : here.path("properties").get(keys[i]);
        }
        if (schema == null) {
            return "the operation has none";
        }
        var type = alternative(schema);
        if (type.path("type").asString("").equals("array")) {
            // Several values at once, with commas.
            for (var one : value.split(",")) {
                var fault = valueFault(type.get("items"), one);
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }
        return valueFault(schema, value);
    }

    private @Nullable String valueFault(JsonNode schema, String value) {
        var faults = schemas.faults(document.pointerTo(schema), typed(schema, value));
        return faults.isEmpty() ? null : String.join(", ", faults);
    }

    private @Nullable JsonNode parameterSchema(String name) {
        for (var reference : operation.path("parameters")) {
            var parameter = document.follow(reference);
            if (parameter.path("in").asString().equals("query")
                    && parameter.path("name").asString().equals(name)) {
                return parameter.get("schema");
            }
        }
        return null;
    }

    /// Of a choice the one for lists: a single text is a list of one.
    private static JsonNode alternative(JsonNode schema) {
        for (var choice : schema.path("oneOf")) {
            if (choice.path("type").asString("").equals("array")) {
                return choice;
            }
        }
        return schema;
    }

    /// Of a choice the one that has such a member; else the choice itself.
    private static JsonNode choiceWith(JsonNode schema, String member) {
        for (var choice : schema.path("oneOf")) {
            if (choice.path("properties").has(member)) {
                return choice;
            }
        }
        return schema;
    }

    /// In a query everything is text; the schema says what it stands for.
    private static JsonNode typed(JsonNode schema, String value) {
        return switch (schema.path("type").asString("")) {
            case "integer" -> value.matches("-?\\d{1,9}") ? IntNode.valueOf(Integer.parseInt(value)) : text(value);
            case "boolean" -> value.matches("true|false") ? BooleanNode.valueOf(value.equals("true")) : text(value);
            default -> text(value);
        };
    }

    private static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
