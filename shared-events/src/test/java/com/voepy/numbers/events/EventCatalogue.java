package com.voepy.numbers.events;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Suffixes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `docs/events.md`: every event, when it happens and what it says, out of the records and their comments.
final class EventCatalogue {

    private static final String HEAD = """
        # Events

        <!-- Generated from the sealed families in shared-events; a test compares. Do not edit. -->

        Everything that ever happened is an event: a row of `log.event`, in the order of its `position`. It belongs to a
        stream, in which it has a `sequence`; `type` and `revision` say how its `payload` is to be read, `occurred_at` when
        it happened, and `metadata` who caused it: `tenant_id`, `actor` (the id of the API key, or `system:<name>`),
        `request_id`, `idempotency_key`, `correlation_id` and `causation_id`, `request` (method and path of the request
        that it all began with) and `command` (the command that made it). What has no value is left out; the last two are
        younger than the log.

        Payloads are JSON with the members below. A member is never null unless its line says so; times are RFC 3339 in
        UTC; money is US cents. No member is ever renamed, retyped or removed; members may be added.

        `GET /v1/events` shows a tenant its own events. Members marked as secret are hidden there from everybody, and what
        is [Sealed](#sealed) is opened for its owner alone.
        """;

    private static final Map<Type, String> PLAIN_TYPES = Map.of(
            UUID.class, "UUID",
            String.class, "text",
            Instant.class, "time",
            LocalDate.class, "date",
            E164.class, "E.164",
            Suffixes.class, "text",
            long.class, "integer",
            int.class, "integer",
            Integer.class, "integer",
            boolean.class, "boolean");

    private final SourceDocs docs = SourceDocs.read();
    private final StringBuilder out = new StringBuilder(HEAD);
    private final SortedSet<Class<?>> parts = new TreeSet<>(Comparator.comparing(Class::getSimpleName));

    static String markdown() {
        return new EventCatalogue().write();
    }

    private String write() {
        families().forEach(this::family);
        out.append("\n## Parts\n");
        // Writing a part may name another one.
        for (var written = Set.<Class<?>>of(); !written.equals(parts); ) {
            var next = new TreeSet<>(parts);
            next.removeAll(written);
            written = Set.copyOf(parts);
            next.forEach(this::part);
        }
        return out.toString();
    }

    static List<Class<?>> families() {
        return List.of(Event.class.getPermittedSubclasses());
    }

    private void family(Class<?> family) {
        out.append("\n## ").append(spaced(family.getSimpleName())).append("s\n");
        paragraphs(family);
        Arrays.stream(family.getPermittedSubclasses()).forEach(this::event);
    }

    private void event(Class<?> event) {
        out.append("\n### ").append(event.getSimpleName()).append('\n');
        paragraphs(event);
        out.append("\nRevision ")
                .append(EventTypes.revisionOf(event.asSubclass(Event.class)))
                .append(".\n");
        components(event);
    }

    private void part(Class<?> part) {
        out.append("\n### ").append(part.getSimpleName()).append('\n');
        paragraphs(part);
        if (part.isEnum()) {
            out.append("\nOne of ")
                    .append(Arrays.stream(part.getEnumConstants())
                            .map(constant -> "`" + JsonMapper.shared().convertValue(constant, String.class) + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        } else {
            components(part);
        }
    }

    private void paragraphs(Class<?> type) {
        docs.of(type)
                .paragraphs()
                .forEach(paragraph -> out.append('\n').append(paragraph).append('\n'));
    }

    private void components(Class<?> type) {
        out.append("\n| member | type | what it says |\n|---|---|---|\n");
        for (var component : type.getRecordComponents()) {
            out.append("| `%s` | %s | %s |\n"
                    .formatted(
                            snakeCase(component.getName()),
                            typeOf(component),
                            docs.of(type).components().getOrDefault(component.getName(), "")));
        }
    }

    private String typeOf(RecordComponent component) {
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        var secret = component.isAnnotationPresent(Secret.class);
        return typeOf(component.getGenericType()) + (nullable ? " or null" : "") + (secret ? ", secret" : "");
    }

    private String typeOf(Type type) {
        var plain = PLAIN_TYPES.get(type);
        if (plain != null) {
            return plain;
        }
        if (type instanceof ParameterizedType list) {
            return "list of " + typeOf(list.getActualTypeArguments()[0]);
        }
        var part = (Class<?>) type;
        parts.add(part);
        return "[%s](#%s)".formatted(part.getSimpleName(), part.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /// `PhoneNumberEvent` to `Phone number event`.
    private static String spaced(String name) {
        var words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return (Character.toUpperCase(words.charAt(0)) + words.substring(1)).replace("Api ", "API ");
    }
}
