package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Takes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `docs/openapi.json`: every endpoint of both services, out of what the controllers declare and what the comments say.
final class OpenApiDocument {

    private static final Path RESOURCES = Path.of("src", "test", "resources", "openapi");
    private static final Pattern PATH_IN_COMMENT = Pattern.compile("^`[A-Z]+ [^`]+`\\s*(?:[—:-]\\s*)?");

    private final SourceComments comments = SourceComments.read();
    private final Words words = Words.read();
    private final Schemas schemas = new Schemas(comments, words);
    private final AnswerSchemas answers = new AnswerSchemas(schemas);
    private final RequestSchemas requests = new RequestSchemas(schemas);
    private final Samples samples = new Samples(words);
    private final Parameters parameters = new Parameters(schemas, requests, samples);
    private final Problems problems = new Problems(schemas);
    private final Webhooks webhooks = new Webhooks(schemas, answers, samples);
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
            paths.withObject("/" + operation.path().replace("~", "~0").replace("/", "~1"))
                    .set(operation.verb(), described(operation));
        }
        var sent = webhooks.section();
        tags.put(Webhooks.TAG, "What the platform tells your own server, signed as Standard Webhooks says.");
        return Json.object(
                "openapi", "3.1.1",
                "info",
                        Json.object(
                                "title", "Voepy Numbers",
                                "version", "1.0.0",
                                "description", read("description.md"),
                                "contact", Json.object("name", "Voepy"),
                                "license", Json.object("name", "Apache 2.0", "identifier", "Apache-2.0")),
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

    private ObjectNode components() {
        var allParameters = Parameters.shared();
        allParameters.setAll(Webhooks.parameters());
        return Json.object(
                "securitySchemes",
                        Json.object(
                                "api_key",
                                Json.object(
                                        "type", "http",
                                        "scheme", "bearer",
                                        "description",
                                                "An API key: `Authorization: Bearer vn_live_…`. Each endpoint names the"
                                                        + " one scope that the key needs.")),
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

    private ObjectNode described(Operation operation) {
        var text =
                PATH_IN_COMMENT.matcher(comments.of(operation.method()).text()).replaceFirst("");
        var description = "%s\n\nScope: `%s`."
                .formatted(Schemas.sentence(text), operation.scope().wireName());
        return Json.object(
                "operationId", operation.id(),
                "summary", spoken(operation.id()),
                "description", description.strip(),
                "tags", List.of(tag(operation)),
                "x-required-scope", operation.scope().wireName(),
                "parameters", parameters.of(operation),
                "requestBody", requestBody(operation),
                "responses", responses(operation));
    }

    /// `getNumberOrder` to `Get number order`.
    private static String spoken(String id) {
        var spoken = id.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return StringUtils.capitalize(spoken).replace("api key", "API key").replace("csr", "CSR");
    }

    private String tag(Operation operation) {
        var feature = operation.feature();
        var tag = words.says("tag", feature).orElse(StringUtils.capitalize(feature));
        var says = List.of("query", "command").stream()
                .map(side -> comments.ofPackage("com.voepy.numbers.%s.%s".formatted(side, feature)))
                .filter(comment -> !comment.paragraphs().isEmpty())
                .findFirst();
        tags.computeIfAbsent(
                tag, _ -> says.map(comment -> comment.paragraphs().getFirst()).orElse(tag + "."));
        return tag;
    }

    private JsonNode requestBody(Operation operation) {
        if (operation.isUpload()) {
            return Json.object("required", true, "content", Json.object("multipart/form-data", form(operation)));
        }
        return operation
                .body()
                .map(body -> Json.object(
                        "required",
                        true,
                        "content",
                        Json.object(
                                "application/json",
                                Json.object("schema", requests.of(body), "example", samples.request(body)))))
                .orElse(null);
    }

    private ObjectNode form(Operation operation) {
        var properties = Json.object();
        List<String> required = new ArrayList<>();
        var encoding = Json.object();
        for (var parameter : operation.parameters().toList()) {
            var part = parameter.getAnnotation(RequestPart.class);
            var field = parameter.getAnnotation(RequestParam.class);
            var takes = parameter.getAnnotation(Takes.class);
            if (part != null) {
                properties.set(
                        part.name(),
                        Json.object(
                                "type", "array",
                                "description", Schemas.sentence(takes.says()),
                                "minItems", takes.min(),
                                "maxItems", takes.max(),
                                "items", Json.object("type", "string", "format", "binary")));
                encoding.set(part.name(), Json.object("contentType", "application/pdf, image/png, image/jpeg"));
                required.add(part.name());
            } else if (field != null) {
                var name = Parameters.nameOf(parameter, field);
                properties.set(
                        name,
                        schemas.described(
                                requests.value(parameter.getType(), takes, operation.id(), name),
                                Optional.of(takes.says()),
                                ""));
                required.add(name);
            }
        }
        return Json.object(
                "schema",
                Json.object(
                        "type",
                        "object",
                        "required",
                        required,
                        "properties",
                        properties,
                        "additionalProperties",
                        false),
                "encoding",
                encoding);
    }

    private ObjectNode responses(Operation operation) {
        var responses = Json.object();
        for (var status : operation.answers().status()) {
            responses.set(Integer.toString(status), response(operation, status));
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
        problems.of(operation).forEach(responses::set);
        return responses;
    }

    private ObjectNode response(Operation operation, int status) {
        var answer = operation.answers();
        return Json.object(
                "description", says(answer, status),
                "headers", Headers.of(operation, status),
                "content", answer.value() == void.class ? null : content(operation));
    }

    private ObjectNode content(Operation operation) {
        var answer = operation.answers();
        var content = Json.object();
        for (var type : answer.mediaType()) {
            content.set(
                    type,
                    answer.value() == byte[].class
                            ? Json.object("schema", Json.object("type", "string", "format", "binary"))
                            : Json.object("schema", answers.of(answer), "example", example(operation)));
        }
        return content;
    }

    private JsonNode example(Operation operation) {
        var answer = operation.answers();
        var life = Lives.of(operation);
        var item = life.isEmpty() ? samples.answer(answer.value()) : samples.after(answer.value(), life);
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
        var what = answer.value() == byte[].class
                ? "The file itself."
                : answer.shape() != Shape.ONE
                        ? answer.shape() == Shape.PAGE ? "One page of the list." : "All of them."
                        : Schemas.sentence(
                                Arrays.stream(comments.of(answer.value()).text().split("\n\n"))
                                        .limit(1)
                                        .collect(Collectors.joining()));
        return switch (status) {
            case 201 -> ("Created. " + what).strip();
            case 202 -> ("Accepted; it happens after this answer. " + what).strip();
            case 204 -> "Done.";
            default -> what.isEmpty() ? "Done." : what;
        };
    }

    private static String read(String name) {
        try {
            return Files.readString(RESOURCES.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
