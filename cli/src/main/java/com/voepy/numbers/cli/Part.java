package com.voepy.numbers.cli;

import java.util.List;

/// What a [Verb] consists of besides its words and its request.
sealed interface Part
        permits Input, Watch, Part.Columns, Part.Paged, Part.Conditional, Part.Keyed, Part.Runs, Part.AlsoAsks {

    /// The columns of the table that shows its answer, each a field or `field=HEADER`.
    record Columns(List<String> fields) implements Part {}

    /// Its answer comes in pages.
    record Paged() implements Part {}

    /// It honours `If-Match`.
    record Conditional() implements Part {}

    /// It honours `Idempotency-Key` though it is a GET.
    record Keyed() implements Part {}

    /// It takes more than one request.
    record Runs(Action action) implements Part {}

    /// Another endpoint that it asks.
    record AlsoAsks(Endpoint endpoint) implements Part {}

    static Columns columns(String... fields) {
        return new Columns(List.of(fields));
    }

    static Paged paged() {
        return new Paged();
    }

    static Conditional conditional() {
        return new Conditional();
    }

    static Keyed keyed() {
        return new Keyed();
    }

    static Runs runs(Action action) {
        return new Runs(action);
    }

    static AlsoAsks alsoAsks(String method, String path) {
        return new AlsoAsks(new Endpoint(method, path));
    }
}
