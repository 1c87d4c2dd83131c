package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The command line is the whole API and nothing that the API is not.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+)` \\| `(/v1/[^`]*)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    static List<Verb> verbs() {
        return Catalogue.verbs();
    }

    /// Another test compares that table with the controllers.
    private static List<Endpoint> endpoints() throws Exception {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "security.md")))
                .results()
                .map(row -> new Endpoint(row.group(1), row.group(2)))
                .toList();
    }

    @Test
    void every_endpoint_is_asked_by_a_verb() throws Exception {
        var asked = Catalogue.verbs().stream().flatMap(Verb::endpoints).collect(Collectors.toSet());

        assertThat(endpoints())
                .hasSizeGreaterThan(60)
                .allSatisfy(endpoint -> assertThat(asked)
                        .describedAs(
                                "%s is in docs/security.md and no verb asks it: give it one in Catalogue", endpoint)
                        .contains(endpoint));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void asks_endpoints_that_exist(Verb verb) throws Exception {
        assertThat(endpoints()).containsAll(verb.endpoints().toList());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void takes_each_variable_of_its_path_and_each_name_once(Verb verb) {
        var variables = VARIABLE.matcher(verb.endpoint().path())
                .results()
                .map(variable -> variable.group(1))
                .toList();

        assertThat(verb.inputs())
                .filteredOn(input -> input.place() == Input.Place.PATH)
                .extracting(Input::field)
                .containsExactlyElementsOf(variables);
        assertThat(verb.inputs()).extracting(Input::option).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void explains_itself(Verb verb) {
        var line = (verb.words() + " --help").split(" ");
        var run = Run.of(new Surroundings(Map.of(), null, false), "", line);

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: numbers " + verb.words()).contains(verb.summary());
        assertThat(verb.summary()).endsWith(".");
    }

    @Test
    void no_two_verbs_have_the_same_words() {
        var words = verbs().stream().map(Verb::words).toList();

        assertThat(new TreeSet<>(words)).hasSameSizeAs(words);
    }
}
