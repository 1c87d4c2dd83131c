package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.asOf;
import static com.voepy.numbers.cli.Input.between;
import static com.voepy.numbers.cli.Input.here;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Input.query;
import static com.voepy.numbers.cli.Part.alsoAsks;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.paged;
import static com.voepy.numbers.cli.Part.runs;

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
            query("amount_cents", "only events that name this amount, US cents").as(Input.Kind.WHOLE_NUMBER),
            query("amount_cents_min", "only events that name at least this, US cents")
                    .as(Input.Kind.WHOLE_NUMBER),
            query("amount_cents_max", "only events that name at most this, US cents")
                    .as(Input.Kind.WHOLE_NUMBER),
            query("from", "only what happened then or later, for example 2026-05-12T14:32:18Z"),
            query("to", "only what happened before"));

    private static final Input NUMBER = id("e164", "the number in E.164");

    static final List<Verb> ALL = List.of(
            new Verb(
                    "events list",
                    new Endpoint("GET", "/v1/events"),
                    "Everything that happened to you and to what is yours, oldest first.",
                    and(FILTERS, paged(), columns("occurred_at=AT", "type", "stream", "actor", "id"))),
            new Verb(
                    "events tail",
                    new Endpoint("GET", "/v1/events"),
                    "Show events as they happen, from now on or --from a time, until Ctrl-C.",
                    and(
                            FILTERS.subList(0, FILTERS.size() - 1),
                            here(Tail.COUNT, Input.Kind.WHOLE_NUMBER, "end after that many"),
                            columns("occurred_at=AT", "type", "stream", "actor", "id"),
                            runs(Tail::run))),
            Verb.get("events get", "/v1/events/{id}", "One event, whole.", id("id", "of the event")),
            Verb.get(
                    "events chain",
                    "/v1/requests/{requestId}",
                    "All that one of your requests set off: commands, events, debits, webhooks and their attempts.",
                    id("requestId", "the X-Request-Id of the request"),
                    query("cursor", "go on with the events where an earlier answer ended")),
            new Verb(
                    "audit events",
                    new Endpoint("GET", "/v1/audit/events"),
                    "Everything that happened on the platform, oldest first.",
                    and(
                            FILTERS,
                            query("tenant_id", "only events of this tenant"),
                            paged(),
                            columns("position", "occurred_at=AT", "type", "tenant_id=TENANT", "stream", "actor"))),
            Verb.get(
                    "audit number",
                    "/v1/audit/numbers/{e164}",
                    "Who has a number or had it last, as it is or as it was.",
                    NUMBER,
                    asOf()),
            Verb.get(
                    "audit history",
                    "/v1/audit/numbers/{e164}/history",
                    "Everything that happened to a number, whoever had it, oldest first.",
                    NUMBER,
                    paged(),
                    columns("sequence", "occurred_at=AT", "type", "tenant_id=TENANT", "actor", "changes")),
            Verb.get(
                    "audit diff",
                    "/v1/audit/numbers/{e164}/diff",
                    "What differs between a number then and later, whoever had it.",
                    between(NUMBER)),
            Verb.get(
                    "audit chain",
                    "/v1/audit/requests/{requestId}",
                    "All that requests with this id set off, for each tenant that used it, calls to the carrier included.",
                    id("requestId", "the X-Request-Id of the request"),
                    query("tenant_id", "only the chain of this tenant"),
                    query("cursor", "go on with the events where an earlier answer ended")),
            new Verb(
                    "audit evidence",
                    new Endpoint("GET", "/v1/audit/evidence"),
                    "A zip that proves events to whoever gets it: with --tenant-id to that tenant, else internal.",
                    and(
                            FILTERS,
                            query("tenant_id", "only what this tenant may see itself: a bundle to give it"),
                            here("output", Input.Kind.TEXT, "file to write, which must not exist yet"),
                            runs(Documents::download))),
            Verb.get(
                    "audit reads",
                    "/v1/audit/reads",
                    "Who read what only auditors may see, oldest first.",
                    query("actor", "only what this API key read"),
                    query("request_id", "only reads with this request id"),
                    query("path_prefix", "only reads of paths that begin so, for example /v1/audit/numbers/"),
                    query("tenant_id", "only reads of what is this tenant's"),
                    query("phone_number", "only reads of this number"),
                    query("resource_id", "only reads of this resource or event"),
                    query("from", "only what was read then or later, for example 2026-05-12T14:32:18Z"),
                    query("to", "only what was read before"),
                    paged(),
                    columns("sequence", "read_at=AT", "actor", "status", "path", "query")),
            new Verb(
                    "log verify",
                    new Endpoint("GET", "/v1/audit/log/entries"),
                    "Check the whole log here against all that it promised; names what is wrong, one thing a line.",
                    List.of(
                            here(
                                    LogVerifying.CHECKPOINTS,
                                    Input.Kind.TEXT,
                                    "file with checkpoints that you kept: notes, lines of JSON, or as webhooks bear them"),
                            here(
                                    LogVerifying.KEY,
                                    Input.Kind.TEXT,
                                    "the log's key, from elsewhere; else its own word is taken"),
                            alsoAsks("GET", "/v1/audit/log"),
                            alsoAsks("GET", "/v1/audit/log/leaves"),
                            alsoAsks("GET", "/v1/audit/log/checkpoints"),
                            alsoAsks("GET", "/v1/audit/reads"),
                            runs(LogVerifying::run))),
            Verb.get(
                    "evidence checkpoints",
                    "/v1/checkpoints",
                    "What the log has said of itself, signed, newest first.",
                    paged(),
                    columns("size", "signed_at=AT", "root")),
            Verb.get("evidence latest", "/v1/checkpoints/latest", "The newest checkpoint; its note is worth keeping."),
            Verb.get(
                    "evidence checkpoint",
                    "/v1/checkpoints/{size}",
                    "One checkpoint.",
                    id("size", "of the checkpoint")),
            Verb.get(
                    "evidence consistency",
                    "/v1/checkpoints/{size}/consistency",
                    "Proof that the log at a checkpoint has grown from an earlier one.",
                    id("size", "of the checkpoint"),
                    query("from", "size of the earlier one")),
            new Verb(
                    "evidence kept",
                    new Endpoint("GET", "/v1/checkpoints/latest"),
                    "Check here that the log has grown from checkpoints that you kept; names what is wrong, one thing a line.",
                    List.of(
                            here(
                                            LogVerifying.CHECKPOINTS,
                                            Input.Kind.TEXT,
                                            "file with them: notes, lines of JSON, or as webhooks bear them")
                                    .needed(),
                            here(
                                    LogVerifying.KEY,
                                    Input.Kind.TEXT,
                                    "the log's key, from elsewhere; else its own word is taken"),
                            alsoAsks("GET", "/v1/checkpoints/{size}/consistency"),
                            runs(KeptChecking::run))));

    private EventVerbs() {}

    private static List<Part> and(List<Part> filters, Part... more) {
        var all = new ArrayList<>(filters);
        all.addAll(List.of(more));
        return all;
    }
}
