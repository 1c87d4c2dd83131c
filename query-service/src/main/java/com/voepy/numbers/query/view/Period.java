package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.problem.Checks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The two instants between which something is compared with itself. What happened at the earlier one is in neither.
///
/// @param to null for now, and everything that has happened by then
public record Period(Instant from, @Nullable Instant to) {

    private static final String FROM = "from";
    private static final String TO = "to";

    /// Reads `from` and `to`; call `checks.orThrow()` before using it.
    public static Period of(Checks checks, Map<String, String> query) {
        var from = checks.timestamp(FROM, restored(query.get(FROM)));
        var to = checks.optionalTimestamp(TO, restored(query.get(TO)));
        QueryValues.inOrder(checks, from, to);
        return new Period(from, to);
    }

    /// The page of what happened in it that a client asks for; a cursor holds for the same instants only.
    ///
    /// @param of what is compared
    public OldestFirst page(Checks checks, String of, Map<String, String> query) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("of", of);
        given.put(FROM, from);
        given.put(TO, to);
        return OldestFirst.of(checks, "diff", given, query.get("limit"), query.get("cursor"));
    }

    private static @Nullable String restored(@Nullable String value) {
        return value == null ? null : QueryValues.plusRestored(value);
    }
}
