package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.log.LogRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// Who is who in a report, by role and without names: "Tenant A" is the first tenant that appears, and so on.
final class Parties {

    private static final int LETTERS = 26;

    private static final String SYSTEM = "system:";

    private final Map<UUID, String> tenants = new LinkedHashMap<>();

    /// Whom an event is about.
    String partyOf(LogRow row) {
        var tenantId = row.tenantId();
        return tenantId == null
                ? "Platform"
                : tenants.computeIfAbsent(tenantId, _ -> "Tenant " + letters(tenants.size()));
    }

    /// Who did it: the platform by itself, or somebody with an API key.
    static String actorOf(LogRow row) {
        var actor = JsonMapper.shared().readTree(row.metadata()).path("actor").asString("");
        if (actor.isEmpty()) {
            return "not recorded";
        }
        return actor.startsWith(SYSTEM) ? "the platform: " + actor.substring(SYSTEM.length()) : "API key " + actor;
    }

    /// Those that have appeared so far, and their ids.
    Map<UUID, String> tenants() {
        return tenants;
    }

    /// A to Z, AA to AZ and so on.
    private static String letters(int ordinal) {
        var letter = String.valueOf((char) ('A' + ordinal % LETTERS));
        return ordinal < LETTERS ? letter : letters(ordinal / LETTERS - 1) + letter;
    }
}
