package com.voepy.numbers.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Shows events as they happen. The log has no gaps and only grows, so following its cursor misses nothing.
final class Tail {

    static final String COUNT = "count";

    private static final String FROM = "from";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private Tail() {}

    static void run(Invocation invocation) {
        var left = invocation.number(COUNT).orElse(Long.MAX_VALUE);
        var call = invocation.call();
        if (!call.query().containsKey(FROM)) {
            call = call.with(FROM, now(invocation).toString());
        }
        var screen = invocation.screen();
        var table = new Table(invocation.verb().columns());
        // The last page is read again until it is full, and of what is on it these were shown.
        Set<String> shown = new HashSet<>();
        while (true) {
            var page = invocation.api().ask(call).json();
            var fresh = JsonNodeFactory.instance.arrayNode();
            for (var event : page.path("data")) {
                if (fresh.size() < left && shown.add(event.path("id").asString(""))) {
                    fresh.add(event);
                }
            }
            show(screen, table, fresh);
            left -= fresh.size();
            if (left <= 0 || screen.isGone()) {
                return;
            }
            var next = page.path("meta").path("next_cursor").asString("");
            if (next.isEmpty()) {
                Pause.of(EVERY);
            } else {
                call = call.with("cursor", next);
                shown.clear();
            }
        }
    }

    private static void show(Screen screen, Table table, ArrayNode events) {
        if (events.isEmpty()) {
            return;
        }
        if (screen.isJson()) {
            events.forEach(event -> screen.line(event.toString()));
        } else {
            table.lines(events).forEach(screen::line);
        }
    }

    /// By the server's clock, which is the one that its events tell.
    private static Instant now(Invocation invocation) {
        var answer = invocation.api().ask(invocation.call().with("limit", "1"));
        try {
            return answer.header("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElseGet(Instant::now);
        } catch (DateTimeException e) {
            return Instant.now();
        }
    }
}
