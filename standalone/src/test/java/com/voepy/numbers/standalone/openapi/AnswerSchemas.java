package com.voepy.numbers.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.command.carrier.AddressFault;
import com.voepy.numbers.command.carrier.AddressSuggestion;
import com.voepy.numbers.command.carrier.PortForm;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.RawJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What answers and webhooks look like: every member is there, and none besides.
final class AnswerSchemas {

    /// What is under the seal, where it is no text.
    static final Map<String, Class<?>> OPENED = Map.of(
            "EmergencyAddressResource.rejectionReasons", AddressFault.class,
            "EmergencyAddressResource.suggestions", AddressSuggestion.class,
            "PortingOrderResource.endUser", PortForm.EndUser.class);

    static final String WEBHOOK = "WebhookEvent";

    private final Schemas schemas;

    AnswerSchemas(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The body of an endpoint's answer.
    JsonNode of(AnswersWith answers) {
        var item = of(answers.value());
        var name = answers.value().getSimpleName().isEmpty() ? "" : SchemaNames.of(answers.value());
        return switch (answers.shape()) {
            case ONE -> item;
            case ARRAY -> Json.object("type", "array", "items", item);
            case DATA -> schemas.named(name + "List", "data of " + name, () -> list(item, null));
            case PAGE -> schemas.named(name + "Page", "page of " + name, () -> list(item, meta()));
        };
    }

    private static ObjectNode list(JsonNode item, @Nullable JsonNode meta) {
        var data = Json.object("type", "array", "items", item, "description", "The items, in the list's order.");
        return Json.object(
                "type", "object",
                "description", meta == null ? "All of them at once." : "One page of a list.",
                "required", meta == null ? List.of("data") : List.of("data", "meta"),
                "properties", meta == null ? Json.object("data", data) : Json.object("data", data, "meta", meta),
                "additionalProperties", false);
    }

    private JsonNode meta() {
        return schemas.named(
                "PageMeta",
                "meta",
                () -> Json.object(
                        "type",
                        "object",
                        "description",
                        "Where the page stands in its list.",
                        "required",
                        List.of("count", "next_cursor"),
                        "properties",
                        Json.object(
                                "count",
                                Json.object(
                                        "type", "integer",
                                        "format", "int32",
                                        "minimum", 0,
                                        "description", "Items in this page."),
                                "next_cursor",
                                Json.object(
                                        "type",
                                        List.of("string", "null"),
                                        "description",
                                        "`cursor` of the next page; null if this is the last.")),
                        "additionalProperties",
                        false));
    }

    JsonNode of(Type type) {
        if (type instanceof ParameterizedType many) {
            var item = of(many.getActualTypeArguments()[many.getActualTypeArguments().length - 1]);
            return many.getRawType() == Map.class
                    ? Json.object("type", "object", "additionalProperties", item)
                    : Json.object("type", "array", "items", item);
        }
        var plain = (Class<?>) type;
        if (plain == RawJson.class) {
            return Json.ref("schemas", WEBHOOK);
        }
        if (plain == Page.Meta.class) {
            return meta();
        }
        return schemas.scalar(plain).orElseGet(() -> record(plain));
    }

    private JsonNode record(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException("what does an answer with a %s look like?".formatted(type.getName()));
        }
        return schemas.named(SchemaNames.of(type), type, () -> {
            var properties = Json.object();
            List<String> required = new ArrayList<>();
            for (var component : type.getRecordComponents()) {
                var name = Words.snakeCase(component.getName());
                properties.set(name, member(type, component, name));
                if (!isLeftOutWhenNull(component)) {
                    required.add(name);
                }
            }
            return Json.object(
                    "type",
                    "object",
                    "description",
                    schemas.about(type),
                    "required",
                    required,
                    "properties",
                    properties,
                    "additionalProperties",
                    false);
        });
    }

    private JsonNode member(Class<?> type, RecordComponent component, String name) {
        var opened = Optional.ofNullable(OPENED.get(type.getSimpleName() + "." + component.getName()));
        var schema = opened.<JsonNode>map(inside -> component.getType() == List.class
                        ? Json.object("type", "array", "items", Schemas.nullable(of(inside)))
                        : of(inside))
                .orElseGet(() -> limited(type, component, name));
        // Once a person is erased, there is null in place of what was sealed.
        var isNull = component.getType() == Sealed.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isLeftOutWhenNull(component);
        var says = Optional.ofNullable(schemas.comments.of(type).parameters().get(component.getName()))
                .or(() -> schemas.words.says(SchemaNames.of(type), name));
        return schemas.described(
                isNull ? Schemas.nullable(schema) : schema,
                says,
                "`/// @param %s` on the record %s".formatted(component.getName(), type.getName()));
    }

    private JsonNode limited(Class<?> type, RecordComponent component, String name) {
        var schema = of(component.getGenericType());
        schemas.words
                .schema(SchemaNames.of(type), name + "[]")
                .filter(_ -> component.getType() == List.class)
                .ifPresent(item -> ((ObjectNode) schema).set("items", item));
        var more = schemas.words.schema(SchemaNames.of(type), name);
        if (component.getType() == String.class && more.isPresent()) {
            ((ObjectNode) schema).setAll((ObjectNode) more.get());
        }
        return schema;
    }

    static boolean isLeftOutWhenNull(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }
}
