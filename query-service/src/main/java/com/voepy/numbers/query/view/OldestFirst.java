package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.problem.Checks;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which page of an oldest-first list a client asks for.
///
/// @param list name of the list, see [Cursor]
/// @param limit items wanted
/// @param after only items after this one; -1 for the first page
public record OldestFirst(String list, int limit, long after) {

    private static final int LIMIT_DEFAULT = 50;

    /// Reads `limit` and `cursor`; call `checks.orThrow()` before using it.
    public static OldestFirst of(Checks checks, String list, @Nullable String limit, @Nullable String cursor) {
        var key = Cursor.key(checks, list, cursor);
        return new OldestFirst(
                list,
                checks.limit("limit", limit, 1, PageRequest.LIMIT_MAX, LIMIT_DEFAULT),
                key == null ? -1 : Long.parseLong(key));
    }

    /// As [#of], for a list with filters; the cursor of a page with other filters is refused.
    public static OldestFirst of(
            Checks checks,
            String list,
            Map<String, ? extends @Nullable Object> filters,
            @Nullable String limit,
            @Nullable String cursor) {
        return of(checks, Cursor.list(list, filters), limit, cursor);
    }

    /// Whether it begins where the list does.
    public boolean isFirst() {
        return after < 0;
    }

    /// Whether an item comes after where the page begins.
    boolean wants(long place) {
        return place > after;
    }

    /// @param all in rising order, or what is left of it from the page on
    /// @param place of an item in that order, from 0
    public <T> Page<T> of(List<T> all, ToLongFunction<T> place) {
        return of(all.stream(), place);
    }

    /// As [#of(List,ToLongFunction)], of what need not be read to its end.
    public <T> Page<T> of(Stream<T> all, ToLongFunction<T> place) {
        var rest = all.filter(item -> wants(place.applyAsLong(item)))
                .limit(limit + 1L)
                .toList();
        var shown = rest.stream().limit(limit).toList();
        return Page.of(
                shown, rest.size() > limit ? Cursor.of(list, Long.toString(place.applyAsLong(shown.getLast()))) : null);
    }
}
