package com.voepy.numbers.standalone.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every example of a document, held against the schema that it is beside.
final class Examples {

    private static final String COMPONENTS = "components";

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final List<String> faults = new ArrayList<>();
    private int checked;

    private Examples(JsonNode document) {
        this.document = document;
    }

    static Examples in(JsonNode document) {
        var examples = new Examples(document);
        examples.walk(document, "");
        return examples;
    }

    List<String> faults() {
        return faults;
    }

    int checked() {
        return checked;
    }

    static List<String> faultsOf(JsonNode schema, JsonNode value) {
        return new Examples(schema)
                .registry.getSchema(schema).validate(value.toString(), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList();
    }

    private void walk(JsonNode node, String path) {
        if (node.has("schema") && node.has("example")) {
            check(node.get("schema"), node.get("example"), path);
        }
        if (node.has("schema") && node.has("examples")) {
            node.get("examples").forEach(example -> check(node.get("schema"), example.get("value"), path));
        }
        node.propertyStream().forEach(member -> walk(member.getValue(), path + "/" + member.getKey()));
        if (node.isArray()) {
            node.forEach(item -> walk(item, path + "/"));
        }
    }

    private void check(JsonNode schema, JsonNode example, String path) {
        checked++;
        var alone = ((ObjectNode) schema.deepCopy());
        alone.set(COMPONENTS, document.get(COMPONENTS));
        registry.getSchema(alone)
                .validate(example.toString(), InputFormat.JSON)
                .forEach(fault -> faults.add(path + ": " + fault));
    }
}
