package com.voepy.numbers.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One value that a verb takes from the command line.
///
/// @param field where it goes: a path variable, a query parameter, or a member of the body (`end_user.name` is nested)
/// @param option what it is called on the command line, without dashes
/// @param required whether nothing can be sent without it
/// @param positional whether it is given by its place instead of by name
/// @param choices values that the server knows today; others are sent too, and the server judges
record Input(
        String field,
        String option,
        Place place,
        Kind kind,
        boolean required,
        boolean positional,
        String description,
        List<String> choices)
        implements Part {

    enum Place {
        PATH,
        QUERY,
        BODY,
        /// Not sent at all: for the verb's own [Action].
        HERE
    }

    enum Kind {
        TEXT("TEXT"),
        WHOLE_NUMBER("N"),
        /// US dollars on the command line, cents in the request.
        MONEY("USD"),
        TRUTH("true|false"),
        /// Several values, separated by commas or given one by one.
        LIST("A,B"),
        /// Several things with a type and an id.
        PAIRS("TYPE:ID"),
        /// There or not.
        SWITCH(""),
        DURATION("TIME");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    Input {
        choices = List.copyOf(choices);
    }

    private static Input of(String field, Place place, Kind kind, String description, String... choices) {
        var option = field.replace('.', '-').replace('_', '-');
        return new Input(field, option, place, kind, false, false, description, Arrays.asList(choices));
    }

    /// A variable of the path, by its place.
    static Input id(String variable, String description) {
        return of(variable, Place.PATH, Kind.TEXT, description).needed().byPlace();
    }

    static Input query(String field, String description, String... choices) {
        return of(field, Place.QUERY, Kind.TEXT, description, choices);
    }

    /// For what can be shown as it was.
    static Input asOf() {
        return query("as_of", "as it stood then, for example 2026-05-12T14:32:18Z");
    }

    /// What names something, and the two instants that it is compared at.
    static Part[] between(Part... of) {
        var instants = Stream.of(
                query("from", "the earlier instant, for example 2026-05-12T14:32:18Z")
                        .needed(),
                query("to", "the later instant; now, if left out"),
                query("limit", "most events to show, 50 if left out").as(Kind.WHOLE_NUMBER),
                query("cursor", "go on with the events where an earlier answer ended"));
        return Stream.concat(Arrays.stream(of), instants).toArray(Part[]::new);
    }

    static Input field(String field, String description, String... choices) {
        return of(field, Place.BODY, Kind.TEXT, description, choices);
    }

    /// An option for the verb itself.
    static Input here(String option, Kind kind, String description) {
        return of(option, Place.HERE, kind, description);
    }

    /// The phone numbers of a body, by their place.
    static Input numbers() {
        return field("phone_numbers", "in E.164, 1 to 50")
                .as(Kind.LIST)
                .needed()
                .byPlace();
    }

    Input as(Kind other) {
        return new Input(field, option, place, other, required, positional, description, choices);
    }

    Input named(String other) {
        return new Input(field, other, place, kind, required, positional, description, choices);
    }

    Input needed() {
        return new Input(field, option, place, kind, true, positional, description, choices);
    }

    Input byPlace() {
        return new Input(field, option, place, kind, required, true, description, choices);
    }
}
