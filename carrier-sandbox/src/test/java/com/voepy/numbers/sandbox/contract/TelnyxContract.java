package com.voepy.numbers.sandbox.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The carrier's own description of its protocol, and whether an exchange keeps to it.
///
/// Stricter than the description, where it is silent: a parameter, or a field of an object whose fields it lists, that
/// it doesn't name is a fault. And more lenient in one point: 429 and 503 come from the edge before the operations,
/// and 404 from an id that names nothing; not all operations name them. They must have the error envelope.
public final class TelnyxContract {

    private static final String FILE = "/contract/telnyx-openapi.yaml";
    private static final String BASE_PATH = "/v2";
    private static final Set<Integer> COMMON_STATUSES = Set.of(404, 429, 503);
    private static final String ENVELOPE = "#/components/schemas/numbers_Errors";
    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data";
    private static final Pattern PART_NAME =
            Pattern.compile("(?i)content-disposition:[^\\r\\n]*?\\bname=\"?([^\"\\r\\n;]+)");

    private final JsonMapper json = new JsonMapper();
    private final Document document;
    private final Schemas schemas;

    private TelnyxContract(JsonNode root) {
        this.document = new Document(root);
        this.schemas = new Schemas(root);
    }

    /// Reads the description from the class path.
    public static TelnyxContract load() {
        try (var file = TelnyxContract.class.getResourceAsStream(FILE)) {
            var options = new LoaderOptions();
            Map<String, Object> yaml = new Yaml(new SafeConstructor(options)).load(file);
            return new TelnyxContract(new JsonMapper().valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with it; empty if nothing is.
    public List<String> faults(Exchange exchange) {
        if (!exchange.path().startsWith(BASE_PATH + "/")) {
            return List.of(exchange.path() + " is not below " + BASE_PATH);
        }
        var operation = document.operation(exchange.method(), exchange.path().substring(BASE_PATH.length()));
        if (operation == null) {
            return List.of("There is no operation %s %s".formatted(exchange.method(), exchange.path()));
        }
        var faults = new ArrayList<String>();
        faults.addAll(new QueryRules(document, schemas, operation).faults(exchange.query()));
        faults.addAll(requestBodyFaults(operation, exchange));
        faults.addAll(responseFaults(operation, exchange));
        return faults;
    }

    /// @throws AssertionError if there are faults, naming them and the exchange
    public void check(Exchange exchange) {
        var faults = faults(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s%n  in %s".formatted(String.join(System.lineSeparator(), faults), exchange));
        }
    }

    private List<String> requestBodyFaults(JsonNode operation, Exchange exchange) {
        var body = document.follow(operation.path("requestBody"));
        if (body.isMissingNode()) {
            return exchange.requestBody().isEmpty() ? List.of() : List.of("The operation takes no body");
        }
        if (exchange.requestBody().isEmpty()) {
            return body.path("required").asBoolean() ? List.of("The body is missing") : List.of();
        }
        var type = exchange.requestType();
        return type != null && type.startsWith(MULTIPART)
                ? multipartFaults(body.path("content"), exchange.requestBody())
                : bodyFaults("request", body.path("content"), exchange.requestBody());
    }

    /// Whether the parts are those that are described; what is in them is not looked at.
    private List<String> multipartFaults(JsonNode content, String body) {
        if (!content.has(MULTIPART)) {
            return List.of("The request is no %s in the description".formatted(MULTIPART));
        }
        var parts = document.follow(content.path(MULTIPART).path("schema")).path("properties");
        return PART_NAME
                .matcher(body)
                .results()
                .map(part -> part.group(1))
                .filter(name -> !parts.has(name))
                .map("The request has a part %s, which is not described"::formatted)
                .toList();
    }

    private List<String> responseFaults(JsonNode operation, Exchange exchange) {
        var response = response(operation, exchange.status());
        if (response != null) {
            var content = response.path("content");
            return content.isMissingNode() || content.isEmpty()
                    ? List.of()
                    : bodyFaults("response", content, exchange.responseBody());
        }
        return COMMON_STATUSES.contains(exchange.status())
                ? schemaFaults("response", ENVELOPE, exchange.responseBody())
                : List.of("The operation doesn't answer " + exchange.status());
    }

    private @Nullable JsonNode response(JsonNode operation, int status) {
        var responses = operation.path("responses");
        for (var name : List.of(String.valueOf(status), status / 100 + "XX", "default")) {
            if (responses.has(name)) {
                return document.follow(responses.get(name));
            }
        }
        return null;
    }

    private List<String> bodyFaults(String which, JsonNode content, String body) {
        if (!content.has(JSON)) {
            return List.of("The %s is no JSON in the description".formatted(which));
        }
        return schemaFaults(which, document.pointerTo(content.path(JSON).path("schema")), body);
    }

    private List<String> schemaFaults(String which, String schema, String body) {
        JsonNode node;
        try {
            node = json.readTree(body);
        } catch (JacksonException e) {
            return List.of("The %s is no JSON: %s".formatted(which, e.getOriginalMessage()));
        }
        return schemas.faults(schema, node).stream()
                .map(fault -> which + " " + fault)
                .toList();
    }
}
