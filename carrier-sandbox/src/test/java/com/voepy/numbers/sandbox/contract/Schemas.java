package com.voepy.numbers.sandbox.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Validates JSON against the schemas inside an OpenAPI 3.1 document.
final class Schemas {

    private static final String HERE = "#/components/schemas/";
    private static final String DEFINITIONS = "$defs";

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
        close(root);
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

    /// An object whose fields are listed has no others, unless the document says so.
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Schemas::close);
    }
}
