package com.voepy.numbers.query.view;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, as every list of the API looks.
///
/// @param data the items, in the list's order
public record Page<T>(List<T> data, Meta meta) {

    /// @param count items in this page
    /// @param nextCursor where the next page begins, or null if this is the last
    public record Meta(int count, @Nullable String nextCursor) {}

    public Page {
        data = List.copyOf(data);
    }

    /// The same page of what is made of each item.
    public <U> Page<U> map(Function<T, U> shown) {
        return new Page<>(data.stream().map(shown).toList(), meta);
    }

    public static <T> Page<T> of(List<T> data, @Nullable String nextCursor) {
        return new Page<>(data, new Meta(data.size(), nextCursor));
    }
}
