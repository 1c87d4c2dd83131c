package com.voepy.numbers.standalone.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;
import tools.jackson.databind.node.ObjectNode;

/// `docs/openapi.json`: every endpoint of both services, out of what the controllers declare and what the comments say.
final class OpenApiDocument {

    private static final Path DESCRIPTION = Path.of("src", "test", "resources", "openapi", "description.md");

    private final SourceComments comments = SourceComments.read();
    private final Words words = Words.read();
    private final Schemas schemas = new Schemas(comments, words);
    private final AnswerSchemas answers = new AnswerSchemas(schemas);
    private final RequestSchemas requests = new RequestSchemas(schemas);
    private final Samples samples = new Samples(words);
    private final Webhooks webhooks = new Webhooks(schemas, answers, samples);
    private final Parameters parameters = new Parameters(schemas, requests, samples);
    private final Bodies bodies = new Bodies(schemas, requests, samples);
    private final Answers responses = new Answers(comments, answers, samples, webhooks);
    private final Problems problems = new Problems(schemas);
    private final List<Operation> operations = Operation.all();
    private final SortedMap<String, String> tags = new TreeMap<>();

    /// What nobody has described, each with what to write where.
    List<String> gaps() {
        return schemas.gaps;
    }

    List<Operation> operations() {
        return operations;
    }

    ObjectNode make() {
        var paths = Json.object();
        for (var operation : operations) {
            if (!paths.has(operation.path())) {
                paths.set(operation.path(), Json.object());
            }
            ((ObjectNode) paths.get(operation.path())).set(operation.verb(), described(operation));
        }
        var sent = webhooks.section();
        tags.put(Webhooks.TAG, "What the platform tells your own server, signed as Standard Webhooks says.");
        return Json.object(
                "openapi", "3.1.1",
                "info", info(),
                "servers", List.of(Json.object("url", "/", "description", "Where this document comes from")),
                "security", List.of(Json.object("api_key", List.of())),
                "tags",
                        tags.entrySet().stream()
                                .map(tag -> Json.object("name", tag.getKey(), "description", tag.getValue()))
                                .toList(),
                "paths", paths,
                "webhooks", sent,
                "components", components());
    }

    private static ObjectNode info() {
        try {
            return Json.object(
                    "title", "Voepy Numbers",
                    "version", "1.0.0",
                    "description", Files.readString(DESCRIPTION).strip(),
                    "contact", Json.object("name", "Voepy"),
                    "license", Json.object("name", "Apache 2.0", "identifier", "Apache-2.0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode components() {
        var allParameters = Parameters.shared();
        allParameters.setAll(Webhooks.parameters());
        var key = Json.object(
                "type", "http",
                "scheme", "bearer",
                "description",
                        "An API key: `Authorization: Bearer vn_live_…`. Each endpoint names the one scope that the key"
                                + " needs.");
        return Json.object(
                "securitySchemes", Json.object("api_key", key),
                "parameters", allParameters,
                "headers", Headers.all(),
                "responses", sorted(problems.named()),
                "schemas", sorted(schemas.named()));
    }

    private static ObjectNode sorted(SortedMap<String, ObjectNode> named) {
        var object = Json.object();
        named.forEach(object::set);
        return object;
    }

    private static String scopes(Operation operation) {
        return Stream.concat(Stream.of(operation.scope()), operation.or().stream())
                .map(scope -> "`%s`".formatted(scope.wireName()))
                .collect(Collectors.joining(" or "));
    }

    private ObjectNode described(Operation operation) {
        var says = operation.says(comments);
        var described = Json.object(
                "operationId", operation.id(),
                "summary", OperationIds.spoken(operation.id()),
                "description",
                        "%s\n\nScope: %s.".formatted(says, scopes(operation)).strip(),
                "tags", List.of(tag(operation.feature())),
                "x-required-scope", operation.scope().wireName(),
                "parameters", parameters.of(operation),
                "requestBody", bodies.of(operation).orElse(null),
                "responses", responses.of(operation));
        problems.of(operation).forEach(((ObjectNode) described.get("responses"))::set);
        return described;
    }

    private String tag(String feature) {
        var tag = words.says("tag", feature).orElse(StringUtils.capitalize(feature));
        tags.computeIfAbsent(
                tag,
                _ -> words.says("about", feature)
                        .or(() -> List.of("query", "command").stream()
                                .map(side -> comments.ofPackage("com.voepy.numbers.%s.%s".formatted(side, feature)))
                                .flatMap(comment -> comment.paragraphs().stream())
                                .findFirst())
                        .orElse(tag + "."));
        return tag;
    }
}
