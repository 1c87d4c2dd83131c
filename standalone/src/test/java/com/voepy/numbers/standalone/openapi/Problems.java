package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The refusals of each endpoint: its own, and what follows from its form.
final class Problems {

    static final String PROBLEM = "Problem";
    static final String MEDIA_TYPE = "application/problem+json";

    /// What can befall any request, whatever it asks for, and says nothing of the endpoint.
    static final Set<ErrorCode> OF_TRANSPORT = EnumSet.of(
            ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.REQUEST_TIMEOUT,
            ErrorCode.URI_TOO_LONG,
            ErrorCode.EXPECTATION_FAILED,
            ErrorCode.HEADERS_TOO_LARGE,
            ErrorCode.NOT_IMPLEMENTED,
            ErrorCode.HTTP_VERSION_NOT_SUPPORTED);

    /// The members that a problem has besides, always with these codes.
    private static final Map<ErrorCode, List<String>> MEMBERS = Map.of(
            ErrorCode.VALIDATION_FAILED, List.of("errors"),
            ErrorCode.FORBIDDEN, List.of(),
            ErrorCode.BALANCE_INSUFFICIENT, List.of("required_cents", "available_cents"),
            ErrorCode.NUMBER_UNAVAILABLE, List.of("phone_numbers"),
            ErrorCode.NUMBER_NOT_FOUND, List.of("phone_numbers"),
            ErrorCode.WEBHOOK_OF_CONNECTION, List.of("connection_id"),
            ErrorCode.WEBHOOK_LIMIT_REACHED, List.of("webhooks_max"),
            ErrorCode.DOCUMENT_SPACE_EXCEEDED, List.of("space_bytes", "used_bytes", "documents_max", "used_documents"));

    /// More are not worth a name; they are written where they are used.
    private static final int NAMED_CODES_MAX = 2;

    private final Schemas schemas;
    private final SortedMap<String, ObjectNode> named = new TreeMap<>();

    Problems(Schemas schemas) {
        this.schemas = schemas;
        schemas.named(PROBLEM, Problems.class, new ProblemSchemas(schemas)::problem);
    }

    /// Responses that several endpoints share; complete once every endpoint was asked for.
    SortedMap<String, ObjectNode> named() {
        return named;
    }

    /// The refusals of an endpoint by status, `default` for those of HTTP itself.
    Map<String, JsonNode> of(Operation operation) {
        SortedMap<String, Set<ErrorCode>> byStatus = new TreeMap<>();
        for (var code : codes(operation)) {
            byStatus.computeIfAbsent(Integer.toString(code.httpStatus()), _ -> EnumSet.noneOf(ErrorCode.class))
                    .add(code);
        }
        Map<String, JsonNode> responses = new TreeMap<>();
        byStatus.forEach((status, codes) -> responses.put(status, reference(codes)));
        named.computeIfAbsent("Refused", _ -> response(OF_TRANSPORT));
        responses.put("default", Json.ref("responses", "Refused"));
        return responses;
    }

    static Set<ErrorCode> codes(Operation operation) {
        var codes = EnumSet.of(
                ErrorCode.MALFORMED_REQUEST,
                ErrorCode.UNAUTHORIZED,
                ErrorCode.FORBIDDEN,
                ErrorCode.TENANT_SUSPENDED,
                ErrorCode.RATE_LIMITED,
                ErrorCode.INTERNAL_ERROR,
                ErrorCode.SERVICE_UNAVAILABLE);
        codes.addAll(operation.refuses());
        if (!operation.variables().isEmpty()) {
            codes.add(ErrorCode.NOT_FOUND);
        }
        if (operation.isOfQuerySide()) {
            codes.add(ErrorCode.READ_MODEL_BEHIND);
        }
        if (operation.path().startsWith("/v1/audit/")) {
            codes.add(ErrorCode.AUDIT_NOT_RECORDED);
        }
        if (operation.takesIfMatch()) {
            codes.add(ErrorCode.PRECONDITION_FAILED);
        }
        if (!operation.isRead()) {
            codes.addAll(EnumSet.of(ErrorCode.IDEMPOTENCY_KEY_INVALID, ErrorCode.PAYLOAD_TOO_LARGE));
        }
        if (operation.takesIdempotencyKey()) {
            codes.addAll(EnumSet.of(
                    ErrorCode.IDEMPOTENCY_KEY_INVALID, ErrorCode.IDEMPOTENCY_KEY_REUSED, ErrorCode.CONFLICT));
        }
        if (operation.body().isPresent() || operation.isUpload()) {
            codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.body().isPresent() || operation.isUpload() || takesQuery(operation)) {
            codes.add(ErrorCode.VALIDATION_FAILED);
        }
        return codes;
    }

    private static boolean takesQuery(Operation operation) {
        return operation.takesPage()
                || !operation.takes().isEmpty()
                || operation.parameters().anyMatch(parameter -> parameter.isAnnotationPresent(RequestParam.class));
    }

    private JsonNode reference(Set<ErrorCode> codes) {
        if (codes.size() > NAMED_CODES_MAX) {
            return response(codes);
        }
        var name = codes.stream().map(Problems::pascal).collect(Collectors.joining("Or"));
        named.computeIfAbsent(name, _ -> response(codes));
        return Json.ref("responses", name);
    }

    private static String pascal(ErrorCode code) {
        return Arrays.stream(code.wireName().split("_"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }

    private ObjectNode response(Set<ErrorCode> codes) {
        var description = codes.stream()
                .map(code -> "- `%s`: %s".formatted(code.wireName(), code.explanation()))
                .collect(Collectors.joining("\n"));
        var examples = Json.object();
        codes.forEach(code -> examples.set(code.wireName(), Json.object("value", example(code))));
        return Json.object(
                "description", description,
                "headers", headers(codes),
                "content",
                        Json.object(
                                MEDIA_TYPE,
                                Json.object(
                                        "schema",
                                        Json.object("allOf", List.of(Json.ref("schemas", PROBLEM), narrowed(codes))),
                                        "examples",
                                        examples)));
    }

    private static ObjectNode narrowed(Set<ErrorCode> codes) {
        var statuses = codes.stream().map(ErrorCode::httpStatus).distinct().toList();
        var required = codes.size() == 1 ? MEMBERS.getOrDefault(codes.iterator().next(), List.of()) : List.<String>of();
        return Json.object(
                "type",
                "object",
                "required",
                required.isEmpty() ? null : required,
                "properties",
                Json.object(
                        "status",
                        Json.object("enum", statuses),
                        "code",
                        Json.object(
                                "enum", codes.stream().map(ErrorCode::wireName).toList())));
    }

    private static ObjectNode headers(Set<ErrorCode> codes) {
        var headers = Json.object("X-Request-Id", Json.ref("headers", "X-Request-Id"));
        if (codes.contains(ErrorCode.UNAUTHORIZED)) {
            return headers.set("WWW-Authenticate", Json.ref("headers", "WWW-Authenticate"));
        }
        headers.set("RateLimit", Json.ref("headers", "RateLimit"));
        headers.set("RateLimit-Policy", Json.ref("headers", "RateLimit-Policy"));
        if (codes.contains(ErrorCode.RATE_LIMITED) || codes.contains(ErrorCode.SERVICE_UNAVAILABLE)) {
            headers.set("Retry-After", Json.ref("headers", "Retry-After"));
        }
        if (codes.contains(ErrorCode.METHOD_NOT_ALLOWED)) {
            headers.set("Allow", Json.ref("headers", "Allow"));
        }
        return headers;
    }

    private ObjectNode example(ErrorCode code) {
        var explanation = code.explanation();
        var example = Json.object(
                "type", "/docs/errors#" + code.wireName(),
                "title", code.title(),
                "status", code.httpStatus(),
                "detail", explanation.substring(0, explanation.indexOf('.') + 1),
                "instance", "/v1/numbers",
                "code", code.wireName(),
                "request_id", "7d0c1f6e-3f0e-4f0a-9a53-0d6b7b1f7a2c");
        for (var member : MEMBERS.getOrDefault(code, List.of())) {
            example.set(member, schemas.words.example(PROBLEM, member).orElseThrow());
        }
        return example;
    }
}
