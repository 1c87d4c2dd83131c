package com.voepy.numbers.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One run of a verb: what was given for it, whom to ask, where to show it.
final class Invocation {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Verb verb;
    private final Map<Input, Object> given;
    private final Supplier<Api> api;
    private final Screen screen;
    private final InputStream in;

    /// @param given what was on the command line: text, a whole number, a truth, or an array of texts
    Invocation(Verb verb, Map<Input, Object> given, Supplier<Api> api, Screen screen, InputStream in) {
        this.verb = verb;
        this.given = new LinkedHashMap<>(given);
        this.api = api;
        this.screen = screen;
        this.in = in;
    }

    Verb verb() {
        return verb;
    }

    Api api() {
        return api.get();
    }

    Screen screen() {
        return screen;
    }

    /// What was given under that name.
    Optional<String> text(String option) {
        return value(option).map(Object::toString);
    }

    boolean isOn(String option) {
        return value(option).isPresent();
    }

    Optional<Long> number(String option) {
        return value(option).map(Long.class::cast);
    }

    List<String> list(String option) {
        return value(option).map(value -> List.of((String[]) value)).orElse(List.of());
    }

    Duration timeout() {
        return text(Verb.TIMEOUT).map(Invocation::duration).orElse(TIMEOUT);
    }

    /// The verb's request, made of what was given.
    Call call() {
        var query = new LinkedHashMap<String, String>();
        given.forEach((input, value) -> {
            if (input.place() == Input.Place.QUERY) {
                query.put(input.field(), value instanceof String[] list ? String.join(",", list) : value.toString());
            }
        });
        var headers = new LinkedHashMap<String, String>();
        text(Verb.IF_MATCH).ifPresent(tag -> headers.put("If-Match", tag));
        if (verb.isKeyed()) {
            var key =
                    text(Verb.IDEMPOTENCY_KEY).orElseGet(() -> UUID.randomUUID().toString());
            screen.detail(Call.IDEMPOTENCY_KEY + ": " + key);
            headers.put(Call.IDEMPOTENCY_KEY, key);
        }
        return new Call(verb.endpoint().method(), path(verb.endpoint().path()), query, headers, body());
    }

    /// The path with what was given for its variables.
    String path(String template) {
        var path = template;
        for (var entry : given.entrySet()) {
            if (entry.getKey().place() == Input.Place.PATH) {
                path = path.replace(
                        "{%s}".formatted(entry.getKey().field()),
                        segment(entry.getKey(), entry.getValue().toString()));
            }
        }
        return path;
    }

    /// What would name another path than the one that was meant is refused: an empty variable of a script, for example.
    private static String segment(Input input, String value) {
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw Failure.usage("'%s' is no %s".formatted(value, input.option().toUpperCase(Locale.ROOT)));
        }
        return Call.encode(value);
    }

    private Call.@Nullable Body body() {
        if (!verb.hasBody()) {
            return null;
        }
        var file = text(Verb.BODY);
        var body = file.map(this::read).orElseGet(NODES::objectNode);
        var cleared = list(Verb.CLEAR);
        for (var input : verb.inputs()) {
            if (input.place() != Input.Place.BODY) {
                continue;
            }
            var value = given.get(input);
            if (value != null) {
                put(body, input.field(), node(input, value));
            } else if (cleared.contains(input.option())) {
                put(body, input.field(), NODES.nullNode());
            } else if (input.required() && file.isEmpty()) {
                throw Failure.usage("Missing: %s. See --help.".formatted(nameOf(input)));
            }
        }
        for (var option : cleared) {
            if (verb.inputs().stream()
                    .noneMatch(input -> input.place() == Input.Place.BODY
                            && input.option().equals(option)
                            && !given.containsKey(input))) {
                throw Failure.usage("'%s' cannot be cleared here.".formatted(option));
            }
        }
        return new Call.Body("application/json", JSON.writeValueAsBytes(body));
    }

    private static String nameOf(Input input) {
        return input.positional() ? input.option().toUpperCase(Locale.ROOT).replace('-', '_') : "--" + input.option();
    }

    private ObjectNode read(String file) {
        try {
            var bytes = file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw Failure.usage("--body must hold a JSON object.");
        } catch (JacksonException e) {
            throw Failure.usage("--body holds no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Failure.file("%s cannot be read.".formatted(file));
        }
    }

    private static void put(ObjectNode body, String field, JsonNode value) {
        var parent = body;
        var names = field.split("\\.");
        for (var name : Arrays.copyOf(names, names.length - 1)) {
            parent = parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
        }
        parent.set(names[names.length - 1], value);
    }

    private static JsonNode node(Input input, Object value) {
        return switch (value) {
            case String[] list -> {
                var array = NODES.arrayNode();
                Arrays.stream(list)
                        .forEach(item ->
                                array.add(input.kind() == Input.Kind.PAIRS ? pair(item) : NODES.stringNode(item)));
                yield array;
            }
            case Boolean truth -> NODES.booleanNode(truth);
            case Long number -> NODES.numberNode(number);
            default ->
                input.kind() == Input.Kind.MONEY
                        ? NODES.numberNode(cents(value.toString()))
                        : NODES.stringNode(value.toString());
        };
    }

    private static JsonNode pair(String text) {
        var split = text.split(":", 2);
        if (split.length < 2) {
            throw Failure.usage("'%s' is no TYPE:ID".formatted(text));
        }
        return NODES.objectNode().put("type", split[0]).put("id", split[1]);
    }

    /// US cents of US dollars, which have two decimals or none.
    private static long cents(String dollars) {
        try {
            return new BigDecimal(dollars).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Failure.usage("'%s' is no amount of US dollars, for example 50 or 49.95".formatted(dollars));
        }
    }

    /// `90s`, `5m`, `2h`, `3d`, or as ISO 8601 has it.
    static Duration duration(String text) {
        var iso = text.toUpperCase(Locale.ROOT);
        try {
            var parsed = Duration.parse(iso.startsWith("P") ? iso : iso.endsWith("D") ? "P" + iso : "PT" + iso);
            if (parsed.isPositive()) {
                return parsed;
            }
        } catch (DateTimeParseException notOne) {
            // Said below.
        }
        throw Failure.usage("'%s' is no time, for example 90s, 5m or 2h".formatted(text));
    }

    private Optional<Object> value(String option) {
        return given.entrySet().stream()
                .filter(entry -> entry.getKey().option().equals(option))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
