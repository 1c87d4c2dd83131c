package com.voepy.numbers.cli;

import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Reads a resource until the work on it is over, and says on the way where it stands.
final class Waiting {

    private Waiting() {}

    /// @param begun the answer to the request that began the work
    /// @param timeout how long to wait at most
    static void untilOver(Invocation invocation, Answer begun, Duration timeout) {
        var watch = invocation.verb().watch().orElseThrow();
        var path = begun.createdId()
                .map(id -> watch.path().replace("{id}", Call.encode(id)))
                .orElseGet(() -> invocation.path(watch.path()));
        var began = System.nanoTime();
        var screen = invocation.screen();
        while (true) {
            var answer = invocation.api().ask(Call.get(path));
            var resource = answer.json();
            var state = resource.path(watch.field()).asString("");
            var waited = Duration.ofNanos(System.nanoTime() - began);
            screen.progress(describe(state, resource), waited);
            if (watch.good().contains(state) || watch.bad().contains(state)) {
                screen.endProgress();
                screen.show(answer, List.of());
                if (watch.bad().contains(state)) {
                    throw Failure.endedBadly("It ended as %s.".formatted(Text.printable(state)));
                }
                return;
            }
            if (waited.compareTo(timeout) >= 0) {
                screen.endProgress();
                throw Failure.stillGoing("It is still %s after %d s; it goes on without this command. Look at %s"
                        .formatted(Text.printable(state), waited.toSeconds(), path));
            }
            Pause.of(watch.every());
        }
    }

    /// For example `pending: 1 active, 2 pending`.
    private static String describe(String state, JsonNode resource) {
        var lines = new TreeMap<String, Integer>();
        resource.path("phone_numbers").forEach(line -> {
            if (line.has("status")) {
                lines.merge(line.path("status").asString(""), 1, Integer::sum);
            }
        });
        if (lines.size() + lines.values().stream().mapToInt(Integer::intValue).sum() <= 2) {
            return state;
        }
        var counts = new StringJoiner(", ", state + ": ", "");
        lines.forEach((status, count) -> counts.add(count + " " + status));
        return counts.toString();
    }
}
