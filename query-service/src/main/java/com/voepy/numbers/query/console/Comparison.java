package com.voepy.numbers.query.console;

import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.console.NumberState.Row;
import com.voepy.numbers.query.view.RawJson;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What became of a number between two moments, as the API answers it.
///
/// @param rows members that differ
/// @param steps what happened in between, oldest first
/// @param isCut whether more happened than is here
record Comparison(List<Row> rows, List<Step> steps, boolean isCut, String api) {

    /// @param changes members that the event changed, with what it made of them
    /// @param request where everything is that the event's request set off; null if none did
    record Step(
            String time,
            String title,
            String changes,
            @Nullable String request) {}

    Comparison {
        rows = List.copyOf(rows);
        steps = List.copyOf(steps);
    }

    static Comparison of(RawJson diff, String api) {
        var json = WireJson.mapper().readTree(diff.text());
        return new Comparison(
                json.path("changes")
                        .propertyStream()
                        .map(change -> new Row(
                                Words.ofMember(change.getKey()),
                                Words.ofValue(change.getKey(), change.getValue().path("to")),
                                Words.ofValue(change.getKey(), change.getValue().path("from"))))
                        .toList(),
                json.path("events").valueStream().map(Comparison::step).toList(),
                !json.at("/meta/next_cursor").isNull(),
                api);
    }

    private static Step step(JsonNode event) {
        var request = event.path("request_id");
        return new Step(
                Words.ofValue("at", event.path("occurred_at")),
                Words.ofType(event.path("type").asString()),
                event.path("changes")
                        .propertyStream()
                        .map(change -> "%s %s"
                                .formatted(
                                        Words.ofMember(change.getKey()),
                                        Words.ofValue(
                                                change.getKey(),
                                                change.getValue().path("to"))))
                        .collect(Collectors.joining(" · ")),
                request.isString() ? Links.request(request.asString()) : null);
    }
}
