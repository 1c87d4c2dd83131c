package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kit.contract.Takes;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes into path, query and headers.
final class Parameters {

    private static final String DELIVERIES = "/webhook-deliveries/";

    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final Schemas schemas;
    private final RequestSchemas requests;
    private final Samples samples;

    Parameters(Schemas schemas, RequestSchemas requests, Samples samples) {
        this.schemas = schemas;
        this.requests = requests;
        this.samples = samples;
    }

    List<JsonNode> of(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.variables().forEach(variable -> all.add(path(operation, variable)));
        all.addAll(query(operation));
        all.add(Json.ref("parameters", "RequestId"));
        if (operation.takesIdempotencyKey()) {
            all.add(Json.ref("parameters", "IdempotencyKey"));
        }
        if (operation.takesIfMatch()) {
            all.add(Json.ref("parameters", "IfMatch"));
        }
        if (operation.isRead() && operation.isVersioned()) {
            all.add(Json.ref("parameters", "IfNoneMatch"));
        }
        return all;
    }

    private JsonNode path(Operation operation, String variable) {
        var schema = schemas.words
                .schema(operation.id(), variable)
                .or(() -> operation.path().contains(DELIVERIES)
                        ? schemas.words.schema("Delivery", variable)
                        : Optional.empty())
                .<JsonNode>map(limits -> Json.object("type", "string").setAll((ObjectNode) limits.deepCopy()))
                .orElseGet(() -> schemas.scalar(Words.typeOf(variable).orElse(UUID.class))
                        .orElseThrow());
        var subject = operation.path().substring(0, operation.path().indexOf("/{" + variable));
        var noun = subject.substring(subject.lastIndexOf('/') + 1).replace('-', ' ');
        var says = schemas.words.says(operation.id(), variable + "_in_path").orElse("Which of the %s.".formatted(noun));
        var example = operation.path().contains(DELIVERIES)
                ? samples.text("Delivery", variable, schema)
                : samples.text(operation.id(), variable, schemas.inFull(schema));
        return Json.object(
                "name", variable,
                "in", "path",
                "required", true,
                "description", says,
                "schema", schema,
                "example", example);
    }

    private List<JsonNode> query(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        for (var parameter : operation.parameters().toList()) {
            var query = parameter.getAnnotation(RequestParam.class);
            if (query == null || parameter.getType() == Map.class || operation.isUpload()) {
                continue;
            }
            var name = nameOf(parameter, query);
            if (!operation.takesPage() || !PAGING.contains(name)) {
                all.add(query(operation, name, parameter));
            }
        }
        for (var takes : operation.takes()) {
            if (!takes.name().equals("Idempotency-Key")) {
                all.add(query(operation, takes.name(), takes, Optional.empty()));
            }
        }
        if (operation.takesPage()) {
            if (operation.takes("limit").isEmpty()) {
                all.add(Json.ref("parameters", "Limit"));
            }
            all.add(Json.ref("parameters", "Cursor"));
        }
        return all;
    }

    private JsonNode query(Operation operation, String name, Parameter parameter) {
        var comment = schemas.comments.of(operation.method()).parameters().get(parameter.getName());
        return query(operation, name, parameter.getAnnotation(Takes.class), Optional.ofNullable(comment));
    }

    private JsonNode query(Operation operation, String name, @Nullable Takes takes, Optional<String> comment) {
        var schema = schemas.words
                .schema("query", name)
                .<JsonNode>map(JsonNode::deepCopy)
                .orElseGet(() -> requests.value(String.class, takes, operation.id(), name));
        var said = takes == null || takes.says().isEmpty() ? comment : Optional.of(takes.says());
        var sample = takes == null || takes.example().isEmpty()
                ? samples.text(operation.id(), name, schemas.inFull(schema))
                : Json.node(takes.example());
        if (schema.path("type").asString().equals("integer")) {
            sample = schema.has("default") ? schema.get("default") : Json.node(1);
        }
        var isList = schema.path("type").asString().equals("array");
        var described = Json.object(
                "name",
                name,
                "in",
                "query",
                "required",
                takes != null && takes.required(),
                "style",
                isList ? "form" : null,
                "explode",
                isList ? false : null);
        var says = said.or(() -> schemas.words.says(operation.id(), name));
        if (says.isEmpty()) {
            schemas.gaps.add("`@Takes(says = …)` for %s of %s".formatted(name, operation));
        }
        says.ifPresent(text -> described.put("description", Schemas.sentence(text)));
        described.set("schema", schema);
        described.set("example", isList ? Json.array(List.of(sample.asString().split(","))) : sample);
        return described;
    }

    static String nameOf(Parameter parameter, RequestParam query) {
        return query.name().isEmpty() ? Words.snakeCase(parameter.getName()) : query.name();
    }

    static boolean isPathVariable(Parameter parameter) {
        return parameter.isAnnotationPresent(PathVariable.class);
    }

    /// Those that many endpoints take.
    static ObjectNode shared() {
        return Json.object(
                "Limit",
                        Json.object(
                                "name", "limit",
                                "in", "query",
                                "description", "Most items wanted in the page.",
                                "schema",
                                        Json.object(
                                                "type", "integer", "format", "int32", "minimum", 1, "maximum", 250,
                                                "default", 50),
                                "example", 50),
                "Cursor",
                        Json.object(
                                "name",
                                "cursor",
                                "in",
                                "query",
                                "description",
                                "`meta.next_cursor` of the page before; left out for the first page. It holds only with"
                                        + " the filters that it was made with.",
                                "schema",
                                Json.object("type", "string")),
                "RequestId",
                        Json.object(
                                "name", "X-Request-Id",
                                "in", "header",
                                "description",
                                        "Your own name for the request, taken if it is 1 to 128 visible ASCII characters, else"
                                                + " replaced by ours. It is on the answer, in our log, and in every event that"
                                                + " the request causes.",
                                "schema", Json.object("type", "string"),
                                "example", "7d0c1f6e-3f0e-4f0a-9a53-0d6b7b1f7a2c"),
                "IdempotencyKey",
                        Json.object(
                                "name", "Idempotency-Key",
                                "in", "header",
                                "description",
                                        "1 to 255 visible ASCII characters, quoted or bare, honoured for ever per tenant and"
                                                + " path: the same request under it gets the first answer again, byte for byte."
                                                + " Only successes are kept.",
                                "schema", Json.object("type", "string", "minLength", 1, "maxLength", 257),
                                "example", "0f8c1d1e-5b1c-4d55-9a53-0d6b7b1f7a2c"),
                "IfMatch",
                        Json.object(
                                "name", "If-Match",
                                "in", "header",
                                "description",
                                        "`ETag` of the version that the change is meant for, a list of them, or `*`. If the"
                                                + " resource is another by now nothing is changed: 412.",
                                "schema", Json.object("type", "string"),
                                "example", "\"MfKQ9r8GKYqrTwjU\""),
                "IfNoneMatch",
                        Json.object(
                                "name", "If-None-Match",
                                "in", "header",
                                "description",
                                        "`ETag` of the version that you have: 304 without a body if it still is that.",
                                "schema", Json.object("type", "string"),
                                "example", "\"MfKQ9r8GKYqrTwjU\""));
    }
}
