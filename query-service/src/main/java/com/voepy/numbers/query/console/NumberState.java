package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.NumberCourses.Standing;
import com.voepy.numbers.query.view.RawJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A number as it stood at one point of its life, beside how it was before.
///
/// @param place on the slider, from 0
/// @param position of the event in the log
/// @param cause what happened then, in words
/// @param api where the API answers the same, or nearly so
/// @param isAsOf whether it is the same; else more happened within that millisecond
record NumberState(
        int place,
        boolean isLast,
        Instant at,
        long position,
        String cause,
        String api,
        boolean isAsOf,
        List<Row> rows) {

    /// What has a tenant of its own is shown member by member.
    private static final String NUMBER = "number";

    /// @param was null where it was the same before
    record Row(String name, String value, @Nullable String was) {}

    NumberState {
        rows = List.copyOf(rows);
    }

    static NumberState of(Viewer viewer, E164 number, Standing standing) {
        var point = standing.point();
        return new NumberState(
                point.place(),
                standing.isLast(),
                point.at(),
                point.position(),
                Words.ofType(point.type()),
                "%s?as_of=%s".formatted(api(viewer, number, standing.tenure()), WireJson.timestamp(point.at())),
                standing.isAsOf(),
                rows(standing.before(), standing.now()));
    }

    /// Where the API has the number.
    static String api(Viewer viewer, E164 number, @Nullable UUID tenure) {
        return viewer.isAuditor()
                ? "/v1/audit/numbers/" + Links.escaped(number.value())
                : "/v1/numbers/" + (tenure == null ? "{id}" : tenure);
    }

    static List<Row> rows(Optional<RawJson> before, Optional<RawJson> now) {
        var old = members(before);
        List<Row> rows = new ArrayList<>();
        members(now).forEach((name, value) -> {
            var was = old.get(name);
            var words = Words.ofValue(name, value);
            var wasWords = was == null ? "–" : Words.ofValue(name, was);
            var changed = !words.equals(wasWords);
            if (!value.isNull() || changed) {
                rows.add(new Row(Words.ofMember(name), words, changed ? wasWords : null));
            }
        });
        // What is new is what one looks for.
        rows.sort(Comparator.comparing((Row row) -> row.was() == null));
        return rows;
    }

    private static Map<String, JsonNode> members(Optional<RawJson> state) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        state.map(RawJson::text)
                .map(WireJson.mapper()::readTree)
                .ifPresent(json -> json.propertyStream().forEach(member -> {
                    if (member.getKey().equals(NUMBER) && member.getValue().isObject()) {
                        member.getValue().propertyStream().forEach(part -> members.put(part.getKey(), part.getValue()));
                    } else {
                        members.put(member.getKey(), member.getValue());
                    }
                }));
        return members;
    }

    public String time() {
        return WireJson.timestamp(at);
    }

    public String words() {
        return Words.time(at);
    }
}
