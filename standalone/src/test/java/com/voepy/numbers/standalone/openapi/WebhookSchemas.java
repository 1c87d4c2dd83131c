package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.WebhookType;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `docs/webhooks/`: the catalogue of webhooks, and of each type a JSON Schema that needs no other file.
///
/// @param document the OpenAPI document
record WebhookSchemas(JsonNode document) {

    private static final String IN_DOCUMENT = "#/components/schemas/";
    private static final String ALONE = "#/$defs/";

    /// By file name.
    SortedMap<String, JsonNode> files() {
        SortedMap<String, JsonNode> files = new TreeMap<>();
        files.put("index.json", index());
        for (var type : WebhookType.values()) {
            files.put(fileOf(type), schema(type));
        }
        return files;
    }

    private JsonNode index() {
        return Json.object(
                "data",
                Arrays.stream(WebhookType.values())
                        .map(type -> Json.object(
                                "type", type.wireName(),
                                "description", operation(type).get("description"),
                                "subscribable", type.isSubscribable(),
                                "schema", "/docs/webhooks/" + fileOf(type)))
                        .toList());
    }

    private static String fileOf(WebhookType type) {
        return type.wireName() + ".schema.json";
    }

    private JsonNode operation(WebhookType type) {
        return document.path("webhooks").path(type.wireName()).path("post");
    }

    private JsonNode schema(WebhookType type) {
        var named = document.at("/components/schemas");
        SortedMap<String, JsonNode> parts = new TreeMap<>();
        var body = named.get(Webhooks.nameOf(type));
        collect(body, named, parts);
        var definitions = Json.object();
        parts.forEach(definitions::set);
        var schema = Json.object(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "$id",
                "urn:voepy:numbers:webhook:" + type.wireName(),
                "title",
                type.wireName());
        schema.setAll((ObjectNode) body.deepCopy());
        schema.set("examples", Json.array(operation(type).findValues("example")));
        schema.set("$defs", definitions);
        return Json.parsed(schema.toString().replace(IN_DOCUMENT, ALONE));
    }

    /// What the schema refers to, and what that refers to.
    private static void collect(JsonNode schema, JsonNode named, SortedMap<String, JsonNode> parts) {
        for (var reference : schema.findValues("$ref")) {
            var name = reference.asString().substring(IN_DOCUMENT.length());
            if (parts.putIfAbsent(name, named.get(name)) == null) {
                collect(named.get(name), named, parts);
            }
        }
    }
}
