package com.voepy.numbers.kit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.log.GoldenCorpus.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Whatever was stored once is read for ever, and says the same.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenCorpusTest {

    static final JsonMapper JSON = JsonMapper.builder().build();

    final EventCodec codec = new EventCodec();

    static List<Example> examples() {
        return GoldenCorpus.examples();
    }

    static Stream<Map.Entry<String, JsonNode>> values() {
        return JSON.readTree(GoldenCorpus.text("values.json")).propertyStream();
    }

    @Test
    void every_event_has_an_example_of_every_revision() {
        var present = new TreeSet<String>();
        examples().forEach(example -> present.add(example.type() + "." + example.revision()));
        var wanted = new TreeSet<String>();
        EventTypes.byName().forEach((name, type) -> {
            for (var revision = 1; revision <= EventTypes.revisionOf(type); revision++) {
                wanted.add(name + "." + revision);
            }
        });
        assertThat(present).isEqualTo(wanted);
    }

    @Test
    void nothing_else_lies_between_the_examples() throws IOException {
        try (var files = Files.list(GoldenCorpus.DIRECTORY)) {
            assertThat(files).hasSize(examples().size() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void is_read_and_means_what_it_meant(Example example) {
        var event = read(example, example.json());

        assertThat(meaning(codec.write(event))).isEqualTo(meaning(example.json()));
        assertThat(forbiddenNulls(event)).isEmpty();
    }

    /// What renaming or removing a component would do to the events that have been stored.
    @ParameterizedTest
    @MethodSource("examples")
    void is_refused_if_a_member_has_no_component(Example example) {
        var json = object(example);
        for (var member : List.copyOf(json.propertyNames())) {
            var renamed = object(example);
            renamed.set(member + "_renamed", renamed.remove(member));

            assertThatThrownBy(() -> read(example, renamed.toString()))
                    .as(member)
                    .isInstanceOf(JacksonException.class);
        }
    }

    /// What retyping a component would do.
    @ParameterizedTest
    @MethodSource("examples")
    void is_not_the_same_if_a_member_has_another_type(Example example) {
        var json = (ObjectNode) meaning(example.json());
        for (var member : List.copyOf(json.propertyNames())) {
            var retyped = object(example);
            var text = StringNode.valueOf(json.get(member).toString());
            retyped.set(member, json.get(member).isString() ? JSON.createObjectNode() : text);

            assertThat(isReadTheSame(example, retyped.toString())).as(member).isFalse();
        }
    }

    /// A component that only ever was null in the corpus could be retyped unseen.
    @Test
    void every_component_has_a_value_somewhere() {
        EventTypes.byName().forEach((name, type) -> {
            var members = new TreeSet<String>();
            examples().stream()
                    .filter(example -> example.type().equals(name) && example.revision() == EventTypes.revisionOf(type))
                    .forEach(example -> meaning(example.json()).propertyNames().forEach(members::add));
            assertThat(members).as(name).hasSize(type.getRecordComponents().length);
        });
    }

    @ParameterizedTest
    @MethodSource("values")
    void the_words_of_an_enum_stay(Map.Entry<String, JsonNode> words) throws ClassNotFoundException {
        var type = enumNamed(words.getKey());
        var constants = List.<Object>of(type.getEnumConstants());
        assertThat(words.getValue().valueStream().<Object>map(word -> JSON.treeToValue(word, type)))
                .containsExactlyInAnyOrderElementsOf(constants);
        assertThat(words.getValue().valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrderElementsOf(
                        constants.stream().map(JSON::writeValueAsString).toList());
    }

    private static Class<?> enumNamed(String name) throws ClassNotFoundException {
        return Class.forName(
                switch (name) {
                    case "FailureReason" -> "com.voepy.numbers.events.FailureReason";
                    case "DebitCause" -> "com.voepy.numbers.events.BalanceEvent$DebitCause";
                    case "PortingParty" -> "com.voepy.numbers.events.PortingOrderEvent$PortingParty";
                    default -> "com.voepy.numbers.kernel." + name;
                });
    }

    private Event read(Example example, String json) {
        return codec.read(example.type(), example.revision(), json);
    }

    private boolean isReadTheSame(Example example, String json) {
        try {
            return meaning(codec.write(read(example, json))).equals(meaning(json));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static ObjectNode object(Example example) {
        return (ObjectNode) JSON.readTree(example.json());
    }

    /// The JSON without its nulls: a component added later is null in an event that had none.
    private static JsonNode meaning(String json) {
        var node = JSON.readTree(json);
        removeNulls(node);
        return node;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(GoldenCorpusTest::removeNulls);
    }

    /// Components that are null though their type does not say that they may be.
    private static List<String> forbiddenNulls(Object value) {
        List<String> found = new ArrayList<>();
        if (value instanceof Collection<?> many) {
            many.forEach(each -> found.addAll(forbiddenNulls(each)));
        }
        if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                try {
                    var part = component.getAccessor().invoke(value);
                    if (part != null) {
                        found.addAll(forbiddenNulls(part));
                    } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        found.add(component.toString());
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(component.toString(), e);
                }
            }
        }
        return found;
    }
}
