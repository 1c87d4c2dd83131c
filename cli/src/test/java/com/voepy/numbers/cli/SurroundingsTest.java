package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SurroundingsTest {

    private static final URI HERE = URI.create("http://localhost:8080");

    @TempDir
    private Path home;

    @BeforeEach
    void keepADemoKey() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/demo.key"), "demo\n");
    }

    @Test
    void a_key_comes_from_the_nearest_place_that_has_one() throws Exception {
        var option = Files.writeString(home.resolve("option"), "from-option\n");
        var named = Files.writeString(home.resolve("named"), " from-file ");

        assertThat(with("NUMBERS_API_KEY", "from-variable").key(option, HERE)).isEqualTo("from-option");
        assertThat(with("NUMBERS_API_KEY", "from-variable", "NUMBERS_API_KEY_FILE", named.toString())
                        .key(null, HERE))
                .isEqualTo("from-variable");
        assertThat(with("NUMBERS_API_KEY_FILE", named.toString()).key(null, HERE))
                .isEqualTo("from-file");
        assertThat(with("NUMBERS_API_KEY", " ").key(null, HERE)).isEqualTo("demo");
    }

    @Test
    void the_demo_key_is_where_run_keeps_its_data_and_goes_to_this_machine_only() throws Exception {
        var elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("demo.key"), "other-demo");

        assertThat(with("NUMBERS_DATA_DIR", elsewhere.toString()).key(null, HERE))
                .isEqualTo("other-demo");
        assertThatThrownBy(() -> with().key(null, URI.create("https://numbers.example")))
                .hasMessageContaining("NUMBERS_API_KEY");
    }

    @Test
    void what_cannot_be_a_key_is_said_without_showing_it() throws Exception {
        var broken = Files.writeString(home.resolve("broken"), "sec ret");

        assertThatThrownBy(() -> with().key(broken, HERE))
                .hasMessageContaining(broken.toString())
                .hasMessageNotContaining("sec ret");
        assertThatThrownBy(() -> with("NUMBERS_API_KEY", "a\nb").key(null, HERE))
                .hasMessageContaining("NUMBERS_API_KEY")
                .hasMessageNotContaining("a\nb");
    }

    @Test
    void the_address_is_the_given_one_or_the_one_of_run() {
        assertThat(with("NUMBERS_URL", "https://numbers.example/").url(null)).hasToString("https://numbers.example");
        assertThat(with("NUMBERS_PORT", "9090").url(null)).hasToString("http://localhost:9090");
        assertThat(with().url(null)).hasToString("http://localhost:8080");
        assertThat(with("NUMBERS_URL", "https://a").url("https://b")).hasToString("https://b");
        for (var wrong : new String[] {"localhost:8080", "ftp://a", "http://", "http://a?b", "http://user@a", ":"}) {
            assertThatThrownBy(() -> with().url(wrong)).isInstanceOf(Failure.class);
        }
    }

    private Surroundings with(String... variables) {
        return switch (variables.length) {
            case 0 -> new Surroundings(Map.of(), home, false);
            case 2 -> new Surroundings(Map.of(variables[0], variables[1]), home, false);
            default -> new Surroundings(Map.of(variables[0], variables[1], variables[2], variables[3]), home, false);
        };
    }
}
