package com.voepy.numbers.sandbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The envelope of every refusal.
record ErrorBody(List<Entry> errors) {

    record Entry(
            String code,
            String title,
            String detail,
            @Nullable Source source) {}

    /// @param pointer JSON pointer into the request's body
    /// @param parameter name of a query parameter
    record Source(@Nullable String pointer, @Nullable String parameter) {}

    static ErrorBody of(Refusal refusal) {
        return new ErrorBody(List.of(refusal.entry()));
    }
}
