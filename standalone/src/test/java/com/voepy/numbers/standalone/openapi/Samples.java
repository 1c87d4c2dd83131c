package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Said;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.log.EventCodec;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Examples. A resource is folded from events of the golden corpus by its own fold, so that what is shown could happen;
/// what is no resource is put together from its members.
final class Samples {

    private static final Path GOLDEN = Path.of("..", "shared-events", "src", "test", "resources", "golden");
    private static final Instant AT = Instant.parse("2026-05-12T14:32:18Z");
    /// What nobody has given an example for.
    static final String PLACEHOLDER = "…";

    private static final String SOME_ID = "9a8d1c00-0000-4000-8000-000000000002";

    private final Words words;
    private final EventCodec codec = new EventCodec();

    Samples(Words words) {
        this.words = words;
    }

    /// The resource after these events of the corpus, as its tenant sees it.
    JsonNode after(Class<?> resource, List<String> events) {
        Object folded = null;
        for (var name : events) {
            folded = fold(resource, folded, event(name));
        }
        return opened(SchemaNames.of(resource), "", WireJson.mapper().valueToTree(Objects.requireNonNull(folded)));
    }

    private Event event(String name) {
        var parts = name.split("\\.");
        try {
            return codec.read(parts[0], Integer.parseInt(parts[1]), Files.readString(GOLDEN.resolve(name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object fold(Class<?> resource, @Nullable Object before, Event event) {
        var fold = Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> List.of("after", "of").contains(method.getName()) && takes(method, event))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no fold of %s for %s".formatted(resource, event)));
        try {
            var isFold = fold.getName().equals("after");
            return fold.invoke(
                    null,
                    switch (fold.getParameterCount()) {
                        case 1 -> new Object[] {event};
                        case 2 -> new Object[] {event, AT};
                        default -> isFold ? new Object[] {before, event, AT} : new Object[] {event, 1L, AT};
                    });
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(fold.toString(), e);
        }
    }

    private static boolean takes(Method method, Event event) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(type -> type.isInstance(event));
    }

    /// What was sealed is shown by an example, for the corpus holds no key.
    private JsonNode opened(String schema, String member, JsonNode node) {
        if (node.has("sealed_for")) {
            return words.example(schema, member).orElse(Json.node(PLACEHOLDER));
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> object.set(name, opened(schema, name, object.get(name))));
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, opened(schema, member, array.get(i)));
            }
        }
        return node;
    }

    JsonNode word(String schema, String member) {
        return words.example(schema, member).orElseThrow();
    }

    /// Something in an answer.
    JsonNode answer(Type type) {
        return answer(type, "", "");
    }

    private JsonNode answer(Type type, String schema, String member) {
        if (type instanceof ParameterizedType many) {
            return words.example(schema, member).orElseGet(() -> {
                var item = many.getActualTypeArguments()[many.getActualTypeArguments().length - 1];
                return many.getRawType() == Map.class
                        ? Json.object("status", answer(item, schema, "status"))
                        : Json.array(List.of(answer(item, schema, singular(member))));
            });
        }
        var plain = (Class<?>) type;
        var life = Lives.of(plain);
        if (!life.isEmpty()) {
            return after(plain, life);
        }
        if (plain.isRecord() && !isScalar(plain)) {
            var object = Json.object();
            for (var component : plain.getRecordComponents()) {
                if (!AnswerSchemas.isLeftOutWhenNull(component)) {
                    object.set(
                            Words.snakeCase(component.getName()),
                            answer(
                                    component.getGenericType(),
                                    SchemaNames.of(plain),
                                    Words.snakeCase(component.getName())));
                }
            }
            return object;
        }
        return scalar(plain, schema, member);
    }

    /// A request body.
    JsonNode request(Class<?> body) {
        var name = SchemaNames.ofRequest(body);
        var object = Json.object();
        for (var component : body.getRecordComponents()) {
            var member = Words.snakeCase(component.getName());
            var value = request(component, name, member);
            if (value != null) {
                object.set(member, value);
            }
        }
        return object;
    }

    private @Nullable JsonNode request(RecordComponent component, String name, String member) {
        var takes = component.getAnnotation(Takes.class);
        if (takes != null && !takes.example().isEmpty()) {
            return Json.node(takes.example());
        }
        var known = words.example(name, member);
        if (known.isPresent()) {
            // Null says: better left out.
            return known.get().isNull() ? null : known.get();
        }
        var type = component.getType() == Patch.class
                ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getGenericType();
        var item =
                type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
        var value = item.isRecord() && !isScalar(item) ? request(item) : written(item, takes, name, member);
        return type instanceof ParameterizedType ? Json.array(List.of(value)) : value;
    }

    private JsonNode written(Class<?> type, @Nullable Takes takes, String name, String member) {
        var read = takes != null && takes.as() != String.class
                ? takes.as()
                : type == String.class
                        ? Words.typeOf(member).<Class<?>>map(known -> known).orElse(type)
                        : type;
        return scalar(read, name, member);
    }

    /// A parameter.
    ///
    /// @param schema in full, no reference
    JsonNode text(String operation, String name, JsonNode schema) {
        return words.example(operation, name).orElseGet(() -> {
            for (var values : List.of("enum", "examples")) {
                if (schema.has(values)) {
                    return schema.get(values).get(0);
                }
            }
            return switch (schema.path("format").asString("")) {
                case "uuid" -> Json.node(SOME_ID);
                case "date-time" -> Json.node(AT);
                default -> Json.node(PLACEHOLDER);
            };
        });
    }

    private JsonNode scalar(Class<?> type, String schema, String member) {
        if (type.isEnum()) {
            return words.example(schema, member).orElse(Json.node(Schemas.wire(type.getEnumConstants()[0])));
        }
        if (type == RawJson.class) {
            return Json.object();
        }
        return words.example(schema, member).orElseGet(() -> {
            if (type == UUID.class) {
                return Json.node(SOME_ID);
            }
            if (type == Instant.class) {
                return Json.node(AT);
            }
            if (type == LocalDate.class) {
                return Json.node("2026-06-01");
            }
            if (type == boolean.class || type == Boolean.class) {
                return Json.node(true);
            }
            if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
                return Json.node(1);
            }
            return Json.node(isScalar(type) ? "+15125550100" : PLACEHOLDER);
        });
    }

    private static boolean isScalar(Class<?> type) {
        return type == E164.class || type == Sealed.class || type == Said.class;
    }

    private static String singular(String member) {
        return member.endsWith("s") ? member.substring(0, member.length() - 1) : member;
    }
}
