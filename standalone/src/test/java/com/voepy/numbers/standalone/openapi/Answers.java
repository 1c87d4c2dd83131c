package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What endpoints answer when they do what they were asked to.
final class Answers {

    private final SourceComments comments;
    private final AnswerSchemas schemas;
    private final Samples samples;
    private final Webhooks webhooks;

    Answers(SourceComments comments, AnswerSchemas schemas, Samples samples, Webhooks webhooks) {
        this.comments = comments;
        this.schemas = schemas;
        this.samples = samples;
        this.webhooks = webhooks;
    }

    /// By status.
    ObjectNode of(Operation operation) {
        var responses = Json.object();
        for (var status : operation.answers().status()) {
            responses.set(
                    Integer.toString(status),
                    Json.object(
                            "description",
                            says(operation.answers(), status),
                            "headers",
                            Headers.of(operation, status),
                            "content",
                            operation.answers().value() == void.class ? null : content(operation)));
        }
        if (operation.isRead() && operation.isVersioned()) {
            responses.set(
                    "304",
                    Json.object(
                            "description",
                            "It still is the version that `If-None-Match` names.",
                            "headers",
                            Headers.of(operation, 304)));
        }
        return responses;
    }

    private ObjectNode content(Operation operation) {
        var answer = operation.answers();
        var content = Json.object();
        for (var type : answer.mediaType()) {
            content.set(
                    type,
                    answer.value() == byte[].class
                            ? Json.object("schema", Json.object("type", "string", "format", "binary"))
                            : Json.object("schema", schemas.of(answer), "example", example(operation)));
        }
        return content;
    }

    private JsonNode example(Operation operation) {
        var answer = operation.answers();
        var life = Lives.of(operation);
        var item = life.isEmpty() ? samples.answer(answer.value()) : samples.after(answer.value(), life);
        switch (operation.id()) {
            case "createWebhook", "rotateWebhookSecret" ->
                ((ObjectNode) item).set("secret", samples.word("WebhookSubscription", "secret"));
            case "getWebhookDelivery" ->
                ((ObjectNode) item).set("payload", webhooks.example(WebhookType.NUMBER_ACTIVATED));
            default -> {
                // Shows all that it ever shows.
            }
        }
        return switch (answer.shape()) {
            case ONE -> item;
            case ARRAY -> Json.array(List.of(item));
            case DATA -> Json.object("data", List.of(item));
            case PAGE ->
                Json.object(
                        "data", List.of(item),
                        "meta", Json.object("count", 1, "next_cursor", Json.nothing()));
        };
    }

    private String says(AnswersWith answer, int status) {
        return switch (status) {
            case 201 -> ("Created. " + what(answer)).strip();
            case 202 -> ("Accepted; it happens after this answer. " + what(answer)).strip();
            case 204 -> "Done.";
            default -> what(answer).isEmpty() ? "Done." : what(answer);
        };
    }

    private String what(AnswersWith answer) {
        if (answer.value() == byte[].class) {
            return "The file itself.";
        }
        if (answer.shape() == Shape.PAGE) {
            return "One page of the list.";
        }
        return answer.shape() == Shape.ONE
                ? comments.of(answer.value()).paragraphs().stream()
                        .findFirst()
                        .map(Schemas::sentence)
                        .orElse("")
                : "All of them.";
    }
}
