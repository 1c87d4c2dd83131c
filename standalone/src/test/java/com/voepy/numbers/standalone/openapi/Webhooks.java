package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.WebhookType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the platform sends to tenants: one operation for each type of webhook, from the receiver's side.
final class Webhooks {

    static final String TAG = "Webhooks sent";

    private static final Path GUIDE = Path.of("..", "docs", "webhooks.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_.]+)` \\| (.+) \\| [a-z ]+ \\|");
    private static final String DELIVERY_ID = "whd_ueoajdo001001000000000000400000000000ag1ujenqorb";

    private final Schemas schemas;
    private final AnswerSchemas answers;
    private final Samples samples;
    private final Map<String, String> meanings = meanings();

    Webhooks(Schemas schemas, AnswerSchemas answers, Samples samples) {
        this.schemas = schemas;
        this.answers = answers;
        this.samples = samples;
        schemas.named(
                AnswerSchemas.WEBHOOK,
                Webhooks.class,
                () -> Json.object(
                        "description",
                        "The body of any webhook.",
                        "oneOf",
                        Arrays.stream(WebhookType.values()).map(this::body).toList()));
    }

    ObjectNode section() {
        var section = Json.object();
        for (var type : WebhookType.values()) {
            section.set(type.wireName(), Json.object("post", operation(type)));
        }
        return section;
    }

    /// The name of the schema of a type's body: `NumberActivatedEvent`.
    static String nameOf(WebhookType type) {
        return Arrays.stream(type.wireName().split("[._]"))
                        .map(StringUtils::capitalize)
                        .collect(Collectors.joining())
                + "Event";
    }

    private ObjectNode operation(WebhookType type) {
        return Json.object(
                "operationId", "on" + nameOf(type),
                "summary", "The event " + type.wireName(),
                "description", meaning(type),
                "tags", List.of(TAG),
                "security", List.of(),
                "parameters",
                        List.of("webhook-id", "webhook-timestamp", "webhook-signature", "voepy-checkpoint").stream()
                                .map(name -> Json.ref("parameters", name))
                                .toList(),
                "requestBody",
                        Json.object(
                                "required",
                                true,
                                "content",
                                Json.object(
                                        "application/json",
                                        Json.object("schema", body(type), "example", example(type)))),
                "responses",
                        Json.object(
                                "2XX", Json.object("description", "Taken; it is not sent again."),
                                "410", Json.object("description", "The subscription is disabled at once."),
                                "default",
                                        Json.object(
                                                "description",
                                                "Sent again, at most 10 times in a little over three days; `Retry-After`"
                                                        + " of a 429 or 503 is heeded.")));
    }

    private JsonNode body(WebhookType type) {
        return schemas.named(
                nameOf(type),
                type,
                () -> Json.object(
                        "type", "object",
                        "description", meaning(type),
                        "required", List.of("id", "type", "timestamp", "connection_id", "data"),
                        "properties", properties(type),
                        "additionalProperties", false));
    }

    private ObjectNode properties(WebhookType type) {
        var properties = Json.object();
        properties.set(
                "id",
                Json.object("type", "string", "description", "The same as `webhook-id`.")
                        .setAll((ObjectNode)
                                schemas.words.schema("Delivery", "id").orElseThrow()));
        properties.set(
                "type", Json.object("type", "string", "const", type.wireName(), "description", "What it is about."));
        properties.set(
                "timestamp", Json.object("type", "string", "format", "date-time", "description", "When it happened."));
        properties.set(
                "connection_id",
                Json.object(
                        "type", List.of("string", "null"),
                        "format", "uuid",
                        "description", "The connection that it belongs to, or null."));
        properties.set(
                "data",
                schemas.described(
                        answers.of(Lives.resourceOf(type)),
                        Optional.of("The resource as a GET would have shown it right after the event."),
                        ""));
        return properties;
    }

    ObjectNode example(WebhookType type) {
        return Json.object(
                "id", DELIVERY_ID,
                "type", type.wireName(),
                "timestamp", "2026-05-12T14:32:18.000Z",
                "connection_id", Json.nothing(),
                "data", samples.after(Lives.resourceOf(type), Lives.of(type)));
    }

    private String meaning(WebhookType type) {
        var meaning = meanings.get(type.wireName());
        if (meaning == null) {
            schemas.gaps.add("a row for `%s` in the table of docs/webhooks.md".formatted(type.wireName()));
            return "";
        }
        return Schemas.sentence(meaning);
    }

    private static Map<String, String> meanings() {
        try {
            return ROW.matcher(Files.readString(GUIDE))
                    .results()
                    .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The headers of Standard Webhooks.
    static ObjectNode parameters() {
        return Json.object(
                "webhook-id", header("webhook-id", "Names the delivery; the same at every attempt.", DELIVERY_ID),
                "webhook-timestamp",
                        header("webhook-timestamp", "When this attempt was made, in Unix seconds.", "1778596338"),
                "webhook-signature",
                        header(
                                "webhook-signature",
                                "One or more signatures, separated by spaces: `v1,` and the Base64 of HMAC-SHA256 over"
                                        + " `<webhook-id>.<webhook-timestamp>.<body>` under the secret.",
                                "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="),
                "voepy-checkpoint",
                        header(
                                        "voepy-checkpoint",
                                        "The newest checkpoint of the event log, a signed note in Base64. Keep it, and"
                                                + " nothing before it can be changed any more without your finding out."
                                                + " Missing only while there is none yet.",
                                        "dm9lcHktbnVtYmVycy9sb2cKNDIK")
                                .put("required", false));
    }

    private static ObjectNode header(String name, String says, String example) {
        return Json.object(
                "name",
                name,
                "in",
                "header",
                "required",
                true,
                "description",
                says,
                "schema",
                Json.object("type", "string"),
                "example",
                example);
    }
}
