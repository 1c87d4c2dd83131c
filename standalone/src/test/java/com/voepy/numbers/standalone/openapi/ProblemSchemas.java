package com.voepy.numbers.standalone.openapi;

import static com.voepy.numbers.standalone.openapi.Problems.PROBLEM;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a problem looks like. What some codes add to it is in `words.json`, as `Problem.<member>`.
record ProblemSchemas(Schemas schemas) {

    ObjectNode problem() {
        var properties = Json.object();
        var required = List.of("type", "title", "status", "detail", "instance", "code", "request_id");
        schemas.words.of(PROBLEM).forEach(member -> properties.set(member, member(member)));
        properties.set("code", schemas.named("ErrorCode", ErrorCode.class, ProblemSchemas::code));
        properties.set(
                "errors",
                Json.object(
                        "type",
                        "array",
                        "minItems",
                        1,
                        "items",
                        schemas.named("FieldError", FieldError.class, ProblemSchemas::fieldError),
                        "description",
                        "With `validation_failed`: each wrong value."));
        return Json.object(
                "type",
                "object",
                "description",
                "A refusal (RFC 9457). Programs decide by `code`, which is stable; `detail` is for people.",
                "required",
                required,
                "properties",
                properties,
                "additionalProperties",
                false);
    }

    private JsonNode member(String member) {
        var schema = Json.object();
        schema.setAll((ObjectNode) schemas.words.schema(PROBLEM, member).orElseThrow());
        schema.put("description", schemas.words.says(PROBLEM, member).orElseThrow());
        return schema;
    }

    private static ObjectNode code() {
        return Json.object(
                "type", "string",
                "description", "Why. Each has one status, and is explained at `/docs/errors`.",
                "enum",
                        Arrays.stream(ErrorCode.values())
                                .map(ErrorCode::wireName)
                                .toList());
    }

    private static ObjectNode fieldError() {
        var explained = Arrays.stream(FieldError.Code.values())
                .map(code -> "- `%s`: %s".formatted(code.wireName(), code.explanation()))
                .collect(Collectors.joining("\n"));
        return Json.object(
                "type",
                "object",
                "description",
                "One wrong value of a request.",
                "required",
                List.of("field", "code", "message"),
                "properties",
                Json.object(
                        "field",
                        Json.object(
                                "type",
                                "string",
                                "description",
                                "A member of the body such as `phone_numbers[2]`, a query parameter or" + " a header.",
                                "examples",
                                List.of("phone_numbers[2]")),
                        "code",
                        Json.object(
                                "type",
                                "string",
                                "description",
                                "What is wrong, for programs.\n\n" + explained,
                                "enum",
                                Arrays.stream(FieldError.Code.values())
                                        .map(FieldError.Code::wireName)
                                        .toList()),
                        "message",
                        Json.object("type", "string", "description", "What is wrong, for people.")),
                "additionalProperties",
                false);
    }
}
