package com.voepy.numbers.cli;

import static com.voepy.numbers.cli.Input.field;
import static com.voepy.numbers.cli.Input.here;
import static com.voepy.numbers.cli.Input.id;
import static com.voepy.numbers.cli.Input.query;
import static com.voepy.numbers.cli.Part.alsoAsks;
import static com.voepy.numbers.cli.Part.columns;
import static com.voepy.numbers.cli.Part.conditional;
import static com.voepy.numbers.cli.Part.paged;
import static com.voepy.numbers.cli.Part.runs;

import com.voepy.numbers.cli.Input.Kind;
import java.util.List;

/// Being told what happens.
final class WebhookVerbs {

    private static final Part WEBHOOK_ID = id("id", "of the subscription");
    private static final Part URL = field("url", "where to, for example https://shop.example/hooks")
            .named("target")
            .needed();
    private static final Part TYPES = field("event_types", "which events, all if left out; see docs/webhooks.md")
            .as(Kind.LIST);
    private static final Part CONNECTION = field("connection_id", "only what belongs to this connection");
    private static final Part ENABLED =
            field("enabled", "whether anything is sent").as(Kind.TRUTH);

    static final List<Verb> ALL = List.of(
            Verb.post(
                    "webhooks create",
                    "/v1/webhooks",
                    "Subscribe. Shows the secret, once.",
                    URL,
                    TYPES,
                    CONNECTION,
                    ENABLED),
            Verb.get(
                    "webhooks list",
                    "/v1/webhooks",
                    "Your subscriptions, newest first.",
                    paged(),
                    columns(
                            "id",
                            "url",
                            "event_types=EVENTS",
                            "enabled",
                            "disabled_reason=BECAUSE",
                            "connection_id=CONNECTION")),
            Verb.get("webhooks get", "/v1/webhooks/{id}", "One subscription.", WEBHOOK_ID),
            Verb.patch(
                    "webhooks update",
                    "/v1/webhooks/{id}",
                    "Change a subscription; what is left out stays.",
                    WEBHOOK_ID,
                    field("url", "where to").named("target"),
                    TYPES,
                    CONNECTION,
                    ENABLED,
                    conditional()),
            Verb.delete("webhooks delete", "/v1/webhooks/{id}", "End a subscription.", WEBHOOK_ID, conditional()),
            Verb.post(
                    "webhooks rotate",
                    "/v1/webhooks/{id}/rotate-secret",
                    "Make a new secret and show it; for 24 hours the old one verifies too.",
                    WEBHOOK_ID),
            Verb.post(
                    "webhooks listen",
                    "/v1/webhooks",
                    "Subscribe until Ctrl-C, verify what comes, and forward it to a server of yours.",
                    here(Listening.FORWARD, Kind.TEXT, "where to, for example http://localhost:3000/hook"),
                    here(Listening.EVENTS, Kind.LIST, "which events, all if left out; see docs/webhooks.md"),
                    here(Listening.CONNECTION, Kind.TEXT, "only what belongs to this connection"),
                    here(
                            Listening.PUBLIC_URL,
                            Kind.TEXT,
                            "address of a tunnel to --port, where the product is elsewhere"),
                    here(Listening.PORT, Kind.WHOLE_NUMBER, "port to listen on, on loopback; any if left out"),
                    here(
                            Listening.CHECKPOINTS,
                            Kind.TEXT,
                            "file to add the log's checkpoints to, for log verify and evidence kept"),
                    here(Listening.COUNT, Kind.WHOLE_NUMBER, "end after that many"),
                    alsoAsks("DELETE", "/v1/webhooks/{id}"),
                    runs(Listening::run)),
            Verb.post(
                    "webhooks test",
                    "/v1/webhooks/{id}/test",
                    "Send a webhook.test to a subscription now.",
                    WEBHOOK_ID),
            Verb.get(
                    "webhooks deliveries",
                    "/v1/webhook-deliveries",
                    "What was sent or is to be, newest first.",
                    query("subscription_id", "only to this subscription"),
                    query("resource_id", "only about this resource"),
                    query("type", "only events of this type"),
                    query("status", "only deliveries of this status", "pending", "delivered", "failed"),
                    paged(),
                    columns("id", "created_at=AT", "type", "status", "resource_id=RESOURCE", "next_attempt_at=NEXT")),
            Verb.get(
                    "webhooks delivery",
                    "/v1/webhook-deliveries/{id}",
                    "One delivery, with every attempt and what was sent.",
                    id("id", "of the delivery")),
            Verb.post(
                    "webhooks redeliver",
                    "/v1/webhook-deliveries/{id}/redeliver",
                    "Send a delivery again.",
                    id("id", "of the delivery")));

    private WebhookVerbs() {}
}
