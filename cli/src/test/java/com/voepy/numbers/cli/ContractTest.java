package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The verbs against `docs/openapi.json`, which another test compares with the controllers.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractTest {

    private static final JsonNode CONTRACT =
            JsonMapper.shared().readTree(Path.of("..", "docs", "openapi.json").toFile());

    /// What every list takes, and what [Listing] sends by itself.
    private static final Set<String> OF_PAGES = Set.of("limit", "cursor");

    /// Lists of things with members of their own come with `--body`; the path has the name already.
    private static final Set<String> BY_BODY_ALONE = Set.of("markups", "name", "currency");

    static Stream<Verb> verbs() {
        return Catalogue.verbs().stream();
    }

    static Stream<Verb> requests() {
        return verbs().filter(verb -> !runsByItself(verb));
    }

    static Stream<Verb> tables() {
        return verbs().filter(verb -> !verb.columns().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void offers_every_parameter_and_no_other(Verb verb) {
        var parameters = operation(verb)
                .path("parameters")
                .valueStream()
                .map(ContractTest::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .filter(name -> !verb.isPaged() || !OF_PAGES.contains(name))
                .toList();

        assertThat(fields(verb, Input.Place.QUERY)).containsExactlyInAnyOrderElementsOf(parameters);
        assertThat(verb.isPaged()).isEqualTo(isPage(answer(verb)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void offers_every_member_of_the_body_and_no_other(Verb verb) {
        var members = new ArrayList<String>();
        leaves("", operation(verb).at("/requestBody/content/application~1json/schema"), members);
        var isTier = verb.endpoint().path().contains("pricing-tiers");

        assertThat(fields(verb, Input.Place.BODY))
                .containsExactlyInAnyOrderElementsOf(members.stream()
                        .filter(member -> !isTier || !BY_BODY_ALONE.contains(member))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void honours_what_the_endpoint_honours(Verb verb) {
        var headers = operation(verb)
                .path("parameters")
                .valueStream()
                .map(ContractTest::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());

        assertThat(verb.isConditional()).isEqualTo(headers.contains("If-Match"));
        if (headers.contains(Call.IDEMPOTENCY_KEY)) {
            assertThat(verb.isKeyed()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shows_columns_that_the_answer_has(Verb verb) {
        var answer = answer(verb);
        var rows = answer.path("properties").has("data") ? resolved(answer.at("/properties/data")) : answer;

        for (var column : verb.columns()) {
            var item = resolved(rows.path("items"));
            for (var name : column.split("=")[0].split("\\.")) {
                assertThat(propertyOf(item, name)).describedAs(column).isNotEmpty();
                item = propertyOf(item, name).getFirst();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void waits_for_states_that_there_are(Verb verb) {
        verb.watch().ifPresent(watch -> {
            var resource = resolved(CONTRACT.path("paths")
                    .path(watch.path())
                    .at("/get/responses/200/content/application~1json/schema"));
            var states = propertyOf(resource, watch.field())
                    .getFirst()
                    .path("enum")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();

            assertThat(states).containsAll(watch.good()).containsAll(watch.bad());
        });
    }

    private static boolean runsByItself(Verb verb) {
        return verb.parts().stream().anyMatch(Part.Runs.class::isInstance);
    }

    private static List<String> fields(Verb verb, Input.Place place) {
        return verb.inputs().stream()
                .filter(input -> input.place() == place)
                .map(Input::field)
                .toList();
    }

    private static JsonNode operation(Verb verb) {
        // Its variables are written like all its names.
        var path = verb.endpoint().path().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        var operation =
                CONTRACT.path("paths").path(path).path(verb.endpoint().method().toLowerCase(Locale.ROOT));
        assertThat(operation.isObject())
                .describedAs("%s in openapi.json", verb.endpoint())
                .isTrue();
        return operation;
    }

    /// A resource that holds a page of something has more members.
    private static boolean isPage(JsonNode schema) {
        return Set.copyOf(schema.path("properties").propertyNames()).equals(Set.of("data", "meta"));
    }

    private static JsonNode answer(Verb verb) {
        return operation(verb)
                .path("responses")
                .propertyStream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> resolved(response.getValue().at("/content/application~1json/schema")))
                .findFirst()
                .orElseThrow();
    }

    /// The members that are no objects, with their paths.
    private static void leaves(String path, JsonNode reference, List<String> found) {
        var schema = resolved(reference);
        if (schema.has("properties")) {
            schema.path("properties")
                    .forEachEntry((name, member) -> leaves(path.isEmpty() ? name : path + "." + name, member, found));
        } else if (!path.isEmpty()) {
            found.add(path);
        }
    }

    private static List<JsonNode> propertyOf(JsonNode schema, String name) {
        var property = schema.path("properties").path(name);
        return property.isMissingNode() ? List.of() : List.of(resolved(property));
    }

    /// Follows references, and takes what is not null of what may be null.
    private static JsonNode resolved(JsonNode node) {
        if (node.has("$ref")) {
            return resolved(CONTRACT.at(node.path("$ref").asString().substring(1)));
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (node.has(choice)) {
                return node.path(choice)
                        .valueStream()
                        .filter(one -> !one.path("type").asString("").equals("null"))
                        .map(ContractTest::resolved)
                        .findFirst()
                        .orElse(node);
            }
        }
        return node;
    }
}
