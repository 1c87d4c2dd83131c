package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.web.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// How one member of a resource changed, as the wire shows it.
///
/// @param from JSON null where there was nothing
public record Change(JsonNode from, JsonNode to) {

    /// The members that differ, in the resource's order.
    ///
    /// @param before null if the resource was not there
    public static Map<String, Change> between(@Nullable Object before, @Nullable Object after) {
        var old = tree(before);
        var now = tree(after);
        Map<String, Change> changes = new LinkedHashMap<>();
        for (var name : (now.isNull() ? old : now).propertyNames()) {
            var from = member(old, name);
            var to = member(now, name);
            if (!from.equals(to)) {
                changes.put(name, new Change(from, to));
            }
        }
        return changes;
    }

    private static JsonNode tree(@Nullable Object resource) {
        return resource == null ? NullNode.getInstance() : WireJson.mapper().valueToTree(resource);
    }

    private static JsonNode member(JsonNode resource, String name) {
        var value = resource.get(name);
        return value == null ? NullNode.getInstance() : value;
    }
}
