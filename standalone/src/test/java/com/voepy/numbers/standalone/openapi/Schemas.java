package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Said;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.web.WireJson;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The named schemas of the document, and what both its answers and its requests are made of.
final class Schemas {

    private static final String E164_PATTERN = "^\\+[1-9][0-9]{6,14}$";
    private static final Pattern AS_ANOTHER = Pattern.compile("^As `\\w+`[;,.] ");
    private static final int URL_CHARS_MAX = 2048;

    final SourceComments comments;
    final Words words;

    /// What nobody has described, each with what to write where.
    final List<String> gaps = new ArrayList<>();

    private final SortedMap<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, Object> owners = new HashMap<>();

    Schemas(SourceComments comments, Words words) {
        this.comments = comments;
        this.words = words;
    }

    SortedMap<String, ObjectNode> named() {
        return named;
    }

    /// A reference to a schema, which is made at the first call.
    JsonNode named(String name, Object owner, Supplier<ObjectNode> schema) {
        var known = owners.putIfAbsent(name, owner);
        if (known == null) {
            named.put(name, schema.get());
        } else if (!known.equals(owner)) {
            throw new IllegalStateException("%s and %s are both called %s".formatted(known, owner, name));
        }
        return Json.ref("schemas", name);
    }

    JsonNode inFull(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : named.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /// The schema of a type that needs no other one.
    Optional<JsonNode> scalar(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(enumeration(type));
        }
        if (type == E164.class) {
            return Optional.of(named(
                    "E164",
                    type,
                    () -> Json.object(
                            "type",
                            "string",
                            "pattern",
                            E164_PATTERN,
                            "description",
                            "A phone number in E.164, with its plus.",
                            "examples",
                            List.of("+15125550100"))));
        }
        return Optional.ofNullable(plain(type));
    }

    private static ObjectNode plain(Class<?> type) {
        if (type == UUID.class) {
            return Json.object("type", "string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Json.object("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return Json.object("type", "string", "format", "date");
        }
        if (type == URI.class) {
            return Json.object("type", "string", "format", "uri", "maxLength", URL_CHARS_MAX);
        }
        if (type == String.class || type == Sealed.class || type == Said.class) {
            return Json.object("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Json.object("type", "boolean");
        }
        if (type == long.class || type == Long.class) {
            return Json.object("type", "integer", "format", "int64");
        }
        if (type == int.class || type == Integer.class) {
            return Json.object("type", "integer", "format", "int32");
        }
        return JsonNode.class.isAssignableFrom(type) ? Json.object() : null;
    }

    private JsonNode enumeration(Class<?> type) {
        return named(SchemaNames.of(type), type, () -> {
            var explained = Arrays.stream(type.getEnumConstants())
                    .map(Enum.class::cast)
                    .filter(constant -> !comments.of(constant).paragraphs().isEmpty())
                    .map(constant -> "- `%s`: %s"
                            .formatted(
                                    wire(constant),
                                    sentence(comments.of(constant).text())))
                    .collect(Collectors.joining("\n"));
            var text = comments.of(type).paragraphs().stream().findFirst().orElse("");
            return Json.object(
                    "type", "string",
                    "description", (sentence(text) + "\n\n" + explained).strip(),
                    "enum",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Schemas::wire)
                                    .toList());
        });
    }

    static String wire(Object constant) {
        return WireJson.mapper().convertValue(constant, String.class);
    }

    static boolean isReference(JsonNode schema) {
        return schema.has("$ref");
    }

    static ObjectNode nullable(JsonNode schema) {
        if (schema.path("type").isString()) {
            var widened = (ObjectNode) schema.deepCopy();
            widened.set("type", Json.array(List.of(schema.get("type"), "null")));
            return widened;
        }
        return schema.isEmpty() ? Json.object() : Json.object("anyOf", List.of(schema, Json.object("type", "null")));
    }

    /// @param where for a gap: what to write where
    ObjectNode described(JsonNode schema, Optional<String> text, String where) {
        var described = (ObjectNode) schema.deepCopy();
        if (text.isEmpty() && !saysItself(schema)) {
            gaps.add(where);
        }
        text.ifPresent(says -> described.put("description", sentence(says)));
        return described;
    }

    /// Whether it is, or is made of, a named schema, which has its own description.
    private static boolean saysItself(JsonNode schema) {
        return isReference(schema)
                || isReference(schema.path("items"))
                || isReference(schema.path("anyOf").path(0));
    }

    /// What the comment of a body says; null if nothing.
    @Nullable
    String about(Class<?> type) {
        var text = AS_ANOTHER.matcher(comments.of(type).text()).replaceFirst("");
        return text.isEmpty() ? null : sentence(text);
    }

    /// Comments begin small and end without a full stop where they are part of a list.
    static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var last = text.charAt(text.length() - 1);
        return StringUtils.capitalize(text)
                + (Character.isLetterOrDigit(last) || "`)\"'".indexOf(last) >= 0 ? "." : "");
    }
}
