package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.log.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is who in a report, by role: "Customer A" is the first customer that appears, "operator 1" the first key of
/// whoever runs the platform. Neither a name nor an id of a tenant or of an API key gets through.
final class Parties {

    private static final int LETTERS = 26;

    private static final String SYSTEM = "system:";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /// Requests that only keys of the platform may make.
    private static final Pattern OF_THE_PLATFORM = Pattern.compile("[A-Z]+ /v1/(admin|audit)/.*");

    private final List<Role> roles = new ArrayList<>();

    /// By the ids that they stand for, in lower case.
    private final Map<String, String> names = new HashMap<>();

    private final Map<String, Integer> keys = new LinkedHashMap<>();

    private int customers;

    /// Somebody in the report.
    ///
    /// @param name for example "Customer A"
    /// @param where in the bundle's events one finds who that is
    record Role(String name, String where) {}

    /// @param events all that the report tells of
    Parties(List<Evident> events) {
        for (var event : events) {
            var row = event.row();
            if (row.tenantId() != null) {
                meetCustomer(row.tenantId().toString(), "tenant_id of event %,d".formatted(row.position()));
            }
            meetCustomer(text(payload(row), "tenant_id"), "payload.tenant_id of event %,d".formatted(row.position()));
        }
        // Some say with what request they began: whoever did anything that only the platform may is an operator.
        for (var isCertain : new boolean[] {true, false}) {
            for (var event : events) {
                meetActor(event.row(), isCertain);
            }
        }
        for (var event : events) {
            var row = event.row();
            var key = text(payload(row), "key_id");
            meetKey(
                    key,
                    row.tenantId() == null ? "" : of(row),
                    "payload.key_id of event %,d".formatted(row.position()));
        }
    }

    /// Whom an event is about.
    String of(LogRow row) {
        return row.tenantId() == null
                ? "the platform"
                : names.getOrDefault(row.tenantId().toString(), "a customer");
    }

    /// By whom it was done: by the platform by itself, or by somebody with an API key.
    String actorOf(LogRow row) {
        var actor = text(metadata(row), "actor");
        if (actor.isEmpty()) {
            return "it is not recorded who did it";
        }
        return actor.startsWith(SYSTEM)
                ? "done by the platform itself (%s)"
                        .formatted(actor.substring(SYSTEM.length()).replace('-', ' '))
                : "done by " + names.getOrDefault(actor.toLowerCase(Locale.ROOT), "somebody with an API key");
    }

    /// The text with roles where it has ids of those who have one.
    String redacted(String text) {
        return UUID.matcher(text).replaceAll(id -> names.getOrDefault(id.group().toLowerCase(Locale.ROOT), id.group()));
    }

    /// Everybody but the platform itself and its carrier.
    List<Role> roles() {
        return List.copyOf(roles);
    }

    private void meetCustomer(String id, String where) {
        if (!id.isEmpty() && !names.containsKey(id.toLowerCase(Locale.ROOT))) {
            meet(id, "Customer " + letters(customers++), where);
        }
    }

    private void meetActor(LogRow row, boolean isCertain) {
        var metadata = metadata(row);
        var actor = text(metadata, "actor");
        if (actor.isEmpty() || actor.startsWith(SYSTEM)) {
            return;
        }
        var request = text(metadata, "request");
        var isOfPlatform =
                row.tenantId() == null || OF_THE_PLATFORM.matcher(request).matches();
        var where = "metadata.actor of event %,d".formatted(row.position());
        if (isOfPlatform && isCertain) {
            meetKey(actor, "", where);
        } else if (!isCertain) {
            meetKey(actor, of(row), where);
        }
    }

    /// @param of whose, empty for the platform's
    private void meetKey(String id, String of, String where) {
        if (!id.isEmpty() && !names.containsKey(id.toLowerCase(Locale.ROOT))) {
            var number = keys.merge(of, 1, Integer::sum);
            meet(id, of.isEmpty() ? "operator " + number : "%s with API key %d".formatted(of, number), where);
        }
    }

    private void meet(String id, String name, String where) {
        names.put(id.toLowerCase(Locale.ROOT), name);
        roles.add(new Role(name, where));
    }

    private static JsonNode payload(LogRow row) {
        return JsonMapper.shared().readTree(row.payload());
    }

    private static JsonNode metadata(LogRow row) {
        return JsonMapper.shared().readTree(row.metadata());
    }

    /// Empty if there is none.
    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }

    /// A to Z, AA to AZ and so on.
    private static String letters(int ordinal) {
        var letter = String.valueOf((char) ('A' + ordinal % LETTERS));
        return ordinal < LETTERS ? letter : letters(ordinal / LETTERS - 1) + letter;
    }
}
