package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.command.carrier.PortForm;
import java.util.List;

/// What clients call our types: `PhoneNumberResource.SettingsStatus` is `PhoneNumberSettingsStatus`.
final class SchemaNames {

    private static final List<String> ENDINGS =
            List.of("Resource", "Controller", "Handlers", "Bodies", "Body", "History");

    private SchemaNames() {}

    /// Of something in an answer.
    static String of(Class<?> type) {
        var simple = type.getSimpleName();
        var outer = type.getEnclosingClass();
        if (outer == null
                || outer == PortForm.class
                || simple.endsWith("Resource")
                || type.getPackageName().endsWith(".events")) {
            return stripped(simple);
        }
        var prefix = stripped(outer.getSimpleName());
        return simple.startsWith(prefix) ? simple : prefix + simple;
    }

    /// Of something in a request body.
    static String ofRequest(Class<?> type) {
        var outer = type.getEnclosingClass();
        var base = stripped(type.getSimpleName());
        if (outer == null) {
            return base + "Request";
        }
        var owner = stripped(outer.getSimpleName());
        return switch (base) {
            case "Create", "Put" -> base + owner + "Request";
            case "Patch" -> "Update" + owner + "Request";
            case "" -> owner + "Request";
            default -> (outer.getSimpleName().endsWith("Body") ? owner + base : base) + "Request";
        };
    }

    private static String stripped(String simple) {
        for (var ending : ENDINGS) {
            if (simple.endsWith(ending)) {
                return simple.substring(0, simple.length() - ending.length());
            }
        }
        return simple;
    }
}
