package com.voepy.numbers.sandbox.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Validates JSON against the schemas inside an OpenAPI 3.1 document.
final class Schemas {

    private static final String HERE = "#/components/schemas/";
    private static final String DEFINITIONS = "$defs";
    private static final String ALL_OF = "allOf";

    private final JsonNode root;
    private final JsonNode definitions;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        var text = document.toString().replace(HERE, "#/" + DEFINITIONS + "/");
        root = new JsonMapper().readTree(text);
        close(root, partsOfWholes(root));
        definitions = root.at("/components/schemas");
    }

    /// @param pointer where the schema is: `#/components/schemas/PhoneNumber`
    List<String> faults(String pointer, JsonNode node) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(node.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /// A schema on its own, with all named ones beside it for its references.
    private Schema compile(String pointer) {
        var alone = (ObjectNode) root.at(pointer.substring(1)).deepCopy();
        alone.set(DEFINITIONS, definitions);
        return registry.getSchema(alone);
    }

    /// The schemas that others are put together from.
    private static Set<JsonNode> partsOfWholes(JsonNode root) {
        Set<JsonNode> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var whole : root.findValues(ALL_OF)) {
            for (var part : whole) {
                parts.add(part.has("$ref") ? root.at("/components/schemas/" + lastOf(part)) : part);
            }
        }
        return parts;
    }

    private static String lastOf(JsonNode reference) {
        var pointer = reference.get("$ref").asString();
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /// An object whose fields are listed has no others, unless the document says so. A part leaves that to its whole.
    private static void close(JsonNode node, Set<JsonNode> parts) {
        if (node instanceof ObjectNode object && !parts.contains(node) && !object.has("additionalProperties")) {
            if (object.path("properties").isObject()) {
                object.put("additionalProperties", false);
            } else if (object.path(ALL_OF).isArray()) {
                object.put("unevaluatedProperties", false);
            }
        }
        node.forEach(inner -> close(inner, parts));
    }
}
