package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kit.web.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/// What a word of the wire always means: `phone_number`, `customer_reference`. A word that means something of its own
/// in one schema is written `Schema.word`.
///
/// @param byName each with `says`, `example`, and rarely `schema`
record Words(JsonNode byName) {

    private static final Path FILE = Path.of("src", "test", "resources", "openapi", "words.json");
    private static final Naming NAMING = new Naming();

    /// The wire's own.
    private static final class Naming extends PropertyNamingStrategies.SnakeCaseStrategy {

        String of(String name) {
            return translate(name);
        }
    }

    static Words read() {
        try {
            return new Words(WireJson.mapper().readTree(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String snakeCase(String name) {
        return NAMING.of(name);
    }

    Optional<String> says(String schema, String word) {
        return of(schema, word, "says").map(JsonNode::asString);
    }

    Optional<JsonNode> example(String schema, String word) {
        return of(schema, word, "example");
    }

    /// Limits that go with the word wherever it is text.
    Optional<JsonNode> schema(String schema, String word) {
        return of(schema, word, "schema");
    }

    /// The words that only this schema has.
    Stream<String> of(String schema) {
        var prefix = schema + ".";
        return byName.propertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    private Optional<JsonNode> of(String schema, String word, String aspect) {
        return Stream.of(schema + "." + word, word)
                .map(name -> byName.path(name).get(aspect))
                .filter(found -> found != null)
                .findFirst();
    }

    /// What text under this name is read as, if the name says it.
    static Optional<Class<?>> typeOf(String word) {
        return switch (word) {
            case "phone_number", "phone_numbers", "e164" -> Optional.of(E164.class);
            case "number_type" -> Optional.of(NumberType.class);
            case "id", "documents" -> Optional.of(UUID.class);
            // These are the client's to choose.
            case "request_id", "correlation_id", "causation_id" -> Optional.empty();
            case "as_of", "from", "to" -> Optional.of(Instant.class);
            default ->
                word.endsWith("_id")
                        ? Optional.of(UUID.class)
                        : word.endsWith("_at") ? Optional.of(Instant.class) : Optional.empty();
        };
    }
}
