package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.problem.Checks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which page of a newest-first list a client asks for.
///
/// @param list name of the list, see [Cursor]
/// @param limit items wanted
/// @param before only rows created before this position of the log; `Long.MAX_VALUE` for the first page
public record PageRequest(String list, int limit, long before) {

    /// Source: the HTTP contract, "lists".
    public static final int LIMIT_MAX = 250;

    private static final int LIMIT_DEFAULT = 50;

    /// Reads `limit` and `cursor`; call `checks.orThrow()` before using it.
    public static PageRequest of(Checks checks, String list, @Nullable String limit, @Nullable String cursor) {
        var items = checks.limit("limit", limit, 1, LIMIT_MAX, LIMIT_DEFAULT);
        var key = Cursor.key(checks, list, cursor);
        return new PageRequest(list, items, key == null ? Long.MAX_VALUE : Long.parseLong(key));
    }

    /// As [#of], for a list with filters; the cursor of a page with other filters is refused.
    public static PageRequest of(
            Checks checks,
            String list,
            Map<String, ? extends @Nullable Object> filters,
            @Nullable String limit,
            @Nullable String cursor) {
        return of(checks, Cursor.list(list, filters), limit, cursor);
    }

    /// As [#of], for an endpoint with no other parameters.
    public static PageRequest of(String list, @Nullable String limit, @Nullable String cursor) {
        var checks = new Checks();
        var page = of(checks, list, limit, cursor);
        checks.orThrow();
        return page;
    }
}
