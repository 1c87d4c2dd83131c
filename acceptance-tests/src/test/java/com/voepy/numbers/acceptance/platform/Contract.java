package com.voepy.numbers.acceptance.platform;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `docs/openapi.json`, which every answer and every webhook of these tests is held against: what it does not describe
/// is a fault of the product or of the document.
///
/// Outside of `/v1/` it describes nothing.
final class Contract {

    private static final String DESCRIBED = "/v1/";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document;
    private final List<Path> paths;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /// @param variables fewer are more exact
    private record Path(Pattern pattern, long variables, JsonNode operations) {

        static Path of(String template, JsonNode operations) {
            return new Path(
                    Pattern.compile(VARIABLE.matcher(template).replaceAll("[^/]+")),
                    VARIABLE.matcher(template).results().count(),
                    operations);
        }
    }

    private static final class Committed {
        static final Contract CONTRACT = read();

        private static Contract read() {
            try {
                return new Contract(JSON.readTree(Files.readString(Directories.ofRepository("docs/openapi.json"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Contract(JsonNode document) {
        this.document = document;
        this.paths = document.path("paths")
                .propertyStream()
                .map(path -> Path.of(path.getKey(), path.getValue()))
                .sorted(Comparator.comparingLong(Path::variables))
                .toList();
    }

    /// The one that is committed.
    static Contract committed() {
        return Committed.CONTRACT;
    }

    /// What is wrong with an answer; empty if nothing is.
    ///
    /// @param target path and query
    List<String> faults(String method, String target, Answer answer) {
        var path = target.split("\\?", 2)[0];
        if (!path.startsWith(DESCRIBED)) {
            return List.of();
        }
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of("it describes no such endpoint");
        }
        var responses = operation.get().path("responses");
        var response = resolved(responses.path(Integer.toString(answer.status())));
        return faults(response.isMissingNode() ? resolved(responses.path("default")) : response, answer);
    }

    /// What is wrong with the JSON body of a request that was answered 2xx; empty if nothing is.
    List<String> requestFaults(String method, String target, String body) {
        return operation(method, target.split("\\?", 2)[0])
                .map(operation -> operation.at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .map(schema -> faults(schema, body))
                .orElse(List.of());
    }

    /// What is wrong with a webhook; empty if nothing is.
    List<String> webhookFaults(HttpHeaders headers, String body) {
        var type = JSON.readTree(body).path("type").asString();
        var sent = document.path("webhooks").path(type).path("post");
        if (sent.isMissingNode()) {
            return List.of("it describes no webhook " + type);
        }
        List<String> faults = new ArrayList<>();
        for (var parameter : sent.path("parameters")) {
            var name = resolved(parameter).path("name").asString();
            if (resolved(parameter).path("required").asBoolean(false)
                    && headers.firstValue(name).isEmpty()) {
                faults.add("the header %s is missing".formatted(name));
            }
        }
        faults.addAll(faults(sent.at("/requestBody/content/application~1json/schema"), body));
        return faults;
    }

    /// The most exact one that takes the method, as the product chooses.
    private Optional<JsonNode> operation(String method, String path) {
        return paths.stream()
                .filter(known -> known.pattern().matcher(path).matches())
                .map(known -> known.operations().path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .findFirst();
    }

    private List<String> faults(JsonNode response, Answer answer) {
        List<String> faults = new ArrayList<>();
        response.path("headers").propertyStream().forEach(header -> {
            if (resolved(header.getValue()).path("required").asBoolean(false)
                    && answer.header(header.getKey()).isEmpty()) {
                faults.add("the header %s is missing".formatted(header.getKey()));
            }
        });
        var content = response.path("content");
        if (content.isEmpty()) {
            if (!answer.text().isEmpty()) {
                faults.add("there is a body");
            }
            return faults;
        }
        var type = answer.header("Content-Type").orElse("none").split(";", 2)[0];
        var media = content.path(type);
        if (media.isMissingNode()) {
            faults.add("its content type is " + type);
        } else if (type.endsWith("json")) {
            faults.addAll(faults(media.path("schema"), answer.text()));
        }
        return faults;
    }

    private List<String> faults(JsonNode schema, String json) {
        return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /// The schema on its own, with all named ones beside it for its references.
    private Schema compile(JsonNode schema) {
        var alone = (ObjectNode) schema.deepCopy();
        alone.set("components", document.path("components"));
        return registry.getSchema(alone);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}
