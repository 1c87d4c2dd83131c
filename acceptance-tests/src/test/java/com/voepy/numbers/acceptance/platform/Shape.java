package com.voepy.numbers.acceptance.platform;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an example of JSON promises: its members and their types, not their values.
public final class Shape {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Shape() {}

    /// Where JSON breaks the promise of an example, for people; empty if nowhere. A null in the example promises only
    /// that the member is there, and the first item of a list speaks for all of them, of which there has to be one.
    public static List<String> differences(String example, JsonNode actual) {
        var differences = new ArrayList<String>();
        compare("", JSON.readTree(example), actual, differences);
        return differences;
    }

    private static void compare(String at, JsonNode example, JsonNode actual, List<String> differences) {
        if (example.isNull()) {
            return;
        }
        if (example.getNodeType() != actual.getNodeType()) {
            differences.add("%s is %s and not %s: %s"
                    .formatted(at.isEmpty() ? "/" : at, actual.getNodeType(), example.getNodeType(), actual));
            return;
        }
        if (example.isArray()) {
            if (actual.isEmpty() && !example.isEmpty()) {
                differences.add(at + " is empty");
            }
            for (var i = 0; i < actual.size() && !example.isEmpty(); i++) {
                compare("%s/%d".formatted(at, i), example.get(0), actual.get(i), differences);
            }
        }
        for (var member : example.properties()) {
            var path = at + "/" + member.getKey();
            if (actual.has(member.getKey())) {
                compare(path, member.getValue(), actual.get(member.getKey()), differences);
            } else {
                differences.add(path + " is missing");
            }
        }
    }
}
