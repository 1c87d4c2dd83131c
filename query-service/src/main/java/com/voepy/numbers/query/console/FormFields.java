package com.voepy.numbers.query.console;

import java.util.LinkedHashMap;
import java.util.Map;

/// What came in with a form.
final class FormFields {

    private FormFields() {}

    /// The fields that were filled in: a form sends those that were left empty, too.
    static Map<String, String> filled(Map<String, String> sent) {
        Map<String, String> filled = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (!value.isBlank()) {
                filled.put(name, value.strip());
            }
        });
        return filled;
    }
}
