package com.voepy.numbers.command.inventory;

import com.voepy.numbers.kernel.NumberType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One part of a sync: the numbers of one country and type.
///
/// @param prefix only numbers that begin so, national digits; empty for all that the coverage names
record Step(String countryCode, NumberType type, String prefix) {

    /// All steps in their order.
    ///
    /// @throws IllegalArgumentException if a configured one is not `US/local/512`
    static List<Step> plan(InventoryProperties properties) {
        List<Step> steps = new ArrayList<>();
        properties.first().forEach(text -> steps.add(parse(text)));
        for (var country : properties.countries()) {
            for (var type : NumberType.values()) {
                steps.add(new Step(country, type, ""));
            }
        }
        return List.copyOf(steps);
    }

    private static Step parse(String text) {
        var parts = text.split("/");
        var type = Arrays.stream(NumberType.values())
                .filter(candidate -> parts.length == 3 && candidate.wireName().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not country/type/prefix: " + text));
        return new Step(parts[0], type, parts[2]);
    }

    /// Names the step in a [Cursor] and in the log.
    String name() {
        return "%s/%s/%s".formatted(countryCode, type.wireName(), prefix);
    }
}
