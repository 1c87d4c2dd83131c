package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.web.Patch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What clients may send: what [Takes] says, and besides what a word always means.
final class RequestSchemas {

    private final Schemas schemas;

    RequestSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    JsonNode of(Class<?> body) {
        var name = SchemaNames.ofRequest(body);
        return schemas.named(name, body, () -> {
            var properties = Json.object();
            List<String> required = new ArrayList<>();
            for (var component : body.getRecordComponents()) {
                var member = Words.snakeCase(component.getName());
                properties.set(member, member(body, component, name, member));
                if (isRequired(component) && component.getType() != Patch.class) {
                    required.add(member);
                }
            }
            return Json.object(
                    "type",
                    "object",
                    "description",
                    schemas.about(body),
                    "required",
                    required.isEmpty() ? null : required,
                    "properties",
                    properties,
                    "additionalProperties",
                    false);
        });
    }

    private JsonNode member(Class<?> body, RecordComponent component, String name, String member) {
        var type = component.getType() == Patch.class
                ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getGenericType();
        var schema = value(type, component.getAnnotation(Takes.class), name, member);
        return schemas.described(
                isRequired(component) ? schema : Schemas.nullable(schema),
                says(body, component, name, member),
                "`/// @param %s` on the record %s".formatted(component.getName(), body.getName()));
    }

    /// What a PATCH does not say of a member, the body of the POST beside it does.
    private Optional<String> says(Class<?> body, RecordComponent component, String name, String member) {
        var own = schemas.comments.of(body).parameters().get(component.getName());
        if (own == null && body.getEnclosingClass() != null) {
            for (var sibling : body.getEnclosingClass().getDeclaredClasses()) {
                if (sibling.getSimpleName().equals("CreateBody")) {
                    own = schemas.comments.of(sibling).parameters().get(component.getName());
                }
            }
        }
        return Optional.ofNullable(own).or(() -> schemas.words.says(name, member));
    }

    static boolean isRequired(RecordComponent component) {
        var takes = component.getAnnotation(Takes.class);
        return takes != null && takes.required();
    }

    /// @param name of the schema that it is a member of, or of the operation that it is a parameter of
    /// @param member its name on the wire
    JsonNode value(Type type, @Nullable Takes takes, String name, String member) {
        if (type instanceof ParameterizedType list) {
            var item = schemas.words
                    .schema(name, member + "[]")
                    .orElseGet(() -> text(list.getActualTypeArguments()[0], takes, name, member));
            return Json.object(
                    "type",
                    "array",
                    "items",
                    item,
                    "minItems",
                    limit(takes == null ? -1 : takes.min()),
                    "maxItems",
                    limit(takes == null ? -1 : takes.max()),
                    "uniqueItems",
                    item.equals(Json.ref("schemas", "E164")) ? true : null);
        }
        var schema = text(type, takes, name, member);
        if (takes == null || Schemas.isReference(schema)) {
            return schema;
        }
        var isText = schema.path("type").asString().equals("string");
        var limited = (ObjectNode) schema.deepCopy();
        limited.setAll(Json.object(
                isText ? "minLength" : "minimum",
                limit(takes.min()),
                isText ? "maxLength" : "maximum",
                limit(takes.max()),
                "default",
                takes.otherwise().isEmpty() ? null : literal(takes.otherwise(), isText)));
        return limited;
    }

    private JsonNode text(Type type, @Nullable Takes takes, String name, String member) {
        var plain = (Class<?>) type;
        if (plain.isRecord() && plain != E164.class) {
            return of(plain);
        }
        if (plain != String.class) {
            return scalar(plain);
        }
        if (takes != null && takes.as() != String.class) {
            return scalar(takes.as());
        }
        var known = Words.typeOf(member);
        if (known.isPresent()) {
            return scalar(known.get());
        }
        var schema = Json.object("type", "string");
        schemas.words.schema(name, member).ifPresent(more -> schema.setAll((ObjectNode) more));
        if (takes != null && !takes.pattern().isEmpty()) {
            schema.put("pattern", "^(?:%s)$".formatted(takes.pattern()));
        }
        return schema;
    }

    private JsonNode scalar(Class<?> type) {
        if (type == ApiKeyScope.class) {
            // No key of a tenant has the others.
            return schemas.named(
                    "TenantScope",
                    "tenant scopes",
                    () -> Json.object(
                            "type", "string",
                            "description", "What a tenant's key may do.",
                            "enum",
                                    ApiKeyScope.tenantScopes().stream()
                                            .map(ApiKeyScope::wireName)
                                            .toList()));
        }
        return schemas.scalar(type)
                .orElseThrow(() -> new IllegalStateException("how does a client write a " + type.getName() + "?"));
    }

    private static JsonNode literal(String text, boolean isText) {
        return isText ? Json.node(text) : Json.node(Long.valueOf(text));
    }

    private static @Nullable Long limit(long value) {
        return value < 0 ? null : value;
    }
}
