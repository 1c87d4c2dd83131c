package com.voepy.numbers.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that can be asked of the product on the command line.
///
/// @param words what it is called, for example `numbers list`
/// @param endpoint the request that it makes first
/// @param summary one line of help
record Verb(String words, Endpoint endpoint, String summary, List<Part> parts) {

    static final String CLEAR = "clear";
    static final String BODY = "body";
    static final String IF_MATCH = "if-match";
    static final String IDEMPOTENCY_KEY = "idempotency-key";
    static final String LIMIT = "limit";
    static final String ALL = "all";
    static final String CURSOR = "cursor";
    static final String WAIT = "wait";
    static final String TIMEOUT = "timeout";

    Verb {
        parts = List.copyOf(parts);
    }

    static Verb get(String words, String path, String summary, Part... parts) {
        return new Verb(words, new Endpoint("GET", path), summary, List.of(parts));
    }

    static Verb post(String words, String path, String summary, Part... parts) {
        return new Verb(words, new Endpoint("POST", path), summary, List.of(parts));
    }

    static Verb patch(String words, String path, String summary, Part... parts) {
        return new Verb(words, new Endpoint("PATCH", path), summary, List.of(parts));
    }

    static Verb put(String words, String path, String summary, Part... parts) {
        return new Verb(words, new Endpoint("PUT", path), summary, List.of(parts));
    }

    static Verb delete(String words, String path, String summary, Part... parts) {
        return new Verb(words, new Endpoint("DELETE", path), summary, List.of(parts));
    }

    /// What it takes from the command line, the options of its kind included.
    List<Input> inputs() {
        var inputs = new ArrayList<>(all(Input.class).toList());
        if (isPaged()) {
            inputs.add(Input.here(
                    LIMIT, Input.Kind.WHOLE_NUMBER, "show at most that many, over as many pages as it takes"));
            inputs.add(Input.here(ALL, Input.Kind.SWITCH, "show all there are"));
            inputs.add(Input.here(CURSOR, Input.Kind.TEXT, "go on where an earlier list ended"));
        }
        if (hasBody()) {
            inputs.add(Input.here(
                    BODY, Input.Kind.TEXT, "file with the JSON to send, - for standard input; options override it"));
        }
        if (endpoint.method().equals("PATCH")) {
            inputs.add(Input.here(CLEAR, Input.Kind.LIST, "options whose value is to be cleared"));
        }
        if (isConditional()) {
            inputs.add(Input.here(IF_MATCH, Input.Kind.TEXT, "only if the resource still has this ETag"));
        }
        if (isKeyed()) {
            inputs.add(Input.here(
                    IDEMPOTENCY_KEY,
                    Input.Kind.TEXT,
                    "repeat a request safely under the key of the first; else random"));
        }
        if (watch().isPresent()) {
            inputs.add(Input.here(WAIT, Input.Kind.SWITCH, "wait until the work that this begins is over"));
            inputs.add(Input.here(
                    TIMEOUT, Input.Kind.DURATION, "how long to wait, for example 90s or 2h; 10m if left out"));
        }
        return inputs;
    }

    boolean hasBody() {
        return all(Input.class).anyMatch(input -> input.place() == Input.Place.BODY);
    }

    boolean isPaged() {
        return all(Part.Paged.class).findAny().isPresent();
    }

    boolean isConditional() {
        return all(Part.Conditional.class).findAny().isPresent();
    }

    boolean isKeyed() {
        return !endpoint.method().equals("GET")
                || all(Part.Keyed.class).findAny().isPresent();
    }

    Optional<Watch> watch() {
        return all(Watch.class).findAny();
    }

    List<String> columns() {
        return all(Part.Columns.class).findAny().map(Part.Columns::fields).orElse(List.of());
    }

    Action action() {
        return all(Part.Runs.class).findAny().map(Part.Runs::action).orElse(isPaged() ? Listing::run : Asking::run);
    }

    /// Every endpoint that it may ask.
    Stream<Endpoint> endpoints() {
        return Stream.of(
                        Stream.of(endpoint),
                        all(Part.AlsoAsks.class).map(Part.AlsoAsks::endpoint),
                        watch().map(Watch::endpoint).stream())
                .flatMap(stream -> stream);
    }

    private <P extends Part> Stream<P> all(Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast);
    }
}
