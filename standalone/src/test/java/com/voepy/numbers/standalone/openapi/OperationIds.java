package com.voepy.numbers.standalone.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/// Names for operations, made of method and path: `listPortingOrderComments`, `suspendTenant`.
final class OperationIds {

    /// Path segments that say whose door it is and not what is behind it.
    private static final Set<String> DOORS = Set.of("v1", "admin", "privacy");

    private OperationIds() {}

    static String of(Operation operation) {
        List<String> nouns = new ArrayList<>();
        List<String> segments = List.of(operation.path().substring(1).split("/"));
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.startsWith("{") || DOORS.contains(segment)) {
                continue;
            }
            var isLast = i + 1 == segments.size();
            // A number is what everything is about: `/numbers/porting-orders` are porting orders.
            var isPrefix =
                    segment.equals("numbers") && !isLast && !segments.get(i + 1).startsWith("{");
            if (!isPrefix) {
                var noun = isLast && isList(operation) ? segment : singular(segment);
                // The keys of tenants are behind a door of their own.
                nouns.add(
                        segment.equals("api-keys") && segments.get(i - 1).equals("admin") ? "platform-" + noun : noun);
            }
        }
        return verb(operation, segments, nouns)
                + nouns.stream().map(OperationIds::capitalized).collect(Collectors.joining());
    }

    /// `getNumberOrder` to `Get number order`.
    static String spoken(String id) {
        var spoken = id.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return StringUtils.capitalize(spoken).replace("api key", "API key").replace("csr", "CSR");
    }

    private static String verb(Operation operation, List<String> segments, List<String> nouns) {
        return switch (operation.verb()) {
            case "get" -> isList(operation) ? "list" : "get";
            case "put" -> "put";
            case "patch" -> "update";
            case "delete" -> "delete";
            // What is posted to is a list, or else an action on what is named before it.
            case "post" -> segments.getLast().endsWith("s") ? "create" : nouns.removeLast();
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /// In pages, or line by line.
    private static boolean isList(Operation operation) {
        return operation.takesPage() || operation.answersLines();
    }

    private static String singular(String plural) {
        if (plural.endsWith("sses")) {
            return plural.substring(0, plural.length() - 2);
        }
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : plural;
    }

    private static String capitalized(String words) {
        return List.of(words.split("-")).stream().map(StringUtils::capitalize).collect(Collectors.joining());
    }
}
