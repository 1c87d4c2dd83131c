package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Input.query;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.paged;

import java.util.ArrayList;
import java.util.List;

/// What happened, as the log has it.
final class EventVerbs {

    private static final List<Part> FILTERS = List.of(
            query("type", "only events of this type, for example NumberOrdered"),
            query("phone_number", "only events that name this number"),
            query("resource_id", "only events that name this resource"),
            query("actor", "only what this API key, or process of the platform, did"),
            query("request_id", "only what the request with this id set off"),
            query("idempotency_key", "only what the request with this key did"),
            query("from", "only what happened then or later, for example 2026-05-12T14:32:18Z"),
            query("to", "only what happened before"));

    static final List<Verb> ALL = List.of(
            new Verb(
                    "events list",
                    new Endpoint("GET", "/v1/events"),
                    "Everything that happened to you and to what is yours, oldest first.",
                    and(FILTERS, paged(), columns("occurred_at=AT", "type", "stream", "actor", "id"))),
            Verb.get("events get", "/v1/events/{id}", "One event, whole.", id("id", "of the event")));

    private EventVerbs() {}

    private static List<Part> and(List<Part> filters, Part... more) {
        var all = new ArrayList<>(filters);
        all.addAll(List.of(more));
        return all;
    }
}
