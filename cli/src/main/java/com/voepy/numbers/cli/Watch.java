package com.voepy.numbers.cli;

import java.time.Duration;
import java.util.Set;

/// How to see whether the work that a verb began is over: with `--wait`, the resource is read until it is.
///
/// @param path of the resource; `{id}` is what was made, or else the verb's own id
/// @param field of the resource that says where it stands
/// @param good values that mean it is over, and well
/// @param bad values that mean it is over, and not well; all others mean that it goes on
/// @param every how long between two reads
record Watch(String path, String field, Set<String> good, Set<String> bad, Duration every) implements Part {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration BUSINESS_DAYS = Duration.ofSeconds(2);

    static final Watch ORDER = new Watch(
            "/v1/number-orders/{id}", "status", Set.of("completed"), Set.of("partially_completed", "failed"), SOON);

    static final Watch NUMBER =
            new Watch("/v1/numbers/{id}", "status", Set.of("active"), Set.of("released", "failed"), SOON);

    static final Watch SETTINGS =
            new Watch("/v1/numbers/{id}", "settings_status", Set.of("applied"), Set.of("refused"), SOON);

    static final Watch PORT = new Watch(
            "/v1/numbers/porting-orders/{id}",
            "status",
            Set.of("ported"),
            Set.of("draft", "exception", "cancelled"),
            BUSINESS_DAYS);

    static final Watch EMERGENCY = new Watch(
            "/v1/numbers/{id}/emergency-address", "emergency_status", Set.of("active"), Set.of("none", "failed"), SOON);

    Endpoint endpoint() {
        return new Endpoint("GET", path);
    }
}
