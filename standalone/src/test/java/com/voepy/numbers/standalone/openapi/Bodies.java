package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kit.contract.Takes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import tools.jackson.databind.node.ObjectNode;

/// The bodies that clients send.
final class Bodies {

    private final Schemas schemas;
    private final RequestSchemas requests;
    private final Samples samples;

    Bodies(Schemas schemas, RequestSchemas requests, Samples samples) {
        this.schemas = schemas;
        this.requests = requests;
        this.samples = samples;
    }

    Optional<ObjectNode> of(Operation operation) {
        if (operation.isUpload()) {
            return Optional.of(required("multipart/form-data", form(operation)));
        }
        return operation
                .body()
                .map(body -> required(
                        "application/json",
                        Json.object("schema", requests.of(body), "example", samples.request(body))));
    }

    private static ObjectNode required(String type, ObjectNode content) {
        return Json.object("required", true, "content", Json.object(type, content));
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
                properties.set(part.name(), files(takes));
                encoding.set(part.name(), Json.object("contentType", "application/pdf, image/png, image/jpeg"));
                required.add(part.name());
            } else if (field != null) {
                var name = Parameters.nameOf(parameter, field);
                var schema = requests.value(parameter.getType(), takes, operation.id(), name);
                properties.set(name, schemas.described(schema, Optional.of(takes.says()), ""));
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

    private static ObjectNode files(Takes takes) {
        return Json.object(
                "type", "array",
                "description", Schemas.sentence(takes.says()),
                "minItems", takes.min(),
                "maxItems", takes.max(),
                "items", Json.object("type", "string", "format", "binary"));
    }
}
