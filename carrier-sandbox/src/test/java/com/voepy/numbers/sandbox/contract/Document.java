package com.voepy.numbers.sandbox.contract;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds its way in an OpenAPI document.
final class Document {

    private record Route(Pattern pattern, int variables, JsonNode item) {}

    private final JsonNode root;
    private final List<Route> routes = new ArrayList<>();
    private final Map<JsonNode, String> pointers = new IdentityHashMap<>();

    Document(JsonNode root) {
        this.root = root;
        root.path("paths").properties().forEach(path -> {
            var pattern = path.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            routes.add(new Route(Pattern.compile(pattern), path.getKey().split("\\{").length - 1, path.getValue()));
        });
        index(root, "#");
    }

    /// The most literal path that fits; null if none does, or it hasn't the method.
    @Nullable
    JsonNode operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .min((a, b) -> Integer.compare(a.variables(), b.variables()))
                .map(route -> route.item().get(method.toLowerCase(Locale.ROOT)))
                .orElse(null);
    }

    JsonNode follow(JsonNode node) {
        var here = node;
        while (here.has("$ref")) {
            here = root.at(here.get("$ref").asString().substring(1));
        }
        return here;
    }

    /// Where a node of this document is: `#/components/schemas/PhoneNumber`.
    String pointerTo(JsonNode node) {
        var pointer = pointers.get(node);
        if (pointer == null) {
            throw new IllegalArgumentException("Not in this document: " + node);
        }
        return pointer;
    }

    private void index(JsonNode node, String pointer) {
        if (node.isContainer()) {
            pointers.put(node, pointer);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> index(field.getValue(), pointer + "/" + escaped(field.getKey())));
        } else {
            for (int i = 0; i < node.size(); i++) {
                index(node.get(i), pointer + "/" + i);
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
