package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// `docs/cli.md` says what the program does. `-Dnumbers.docs.write=true` writes the tables instead of comparing them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "cli.md");

    @Test
    void every_exit_code_is_documented() throws IOException {
        holds(
                "exits",
                "| code | |\n|---|---|\n"
                        + Arrays.stream(Exit.values())
                                .map(exit -> "| %d | %s |\n".formatted(exit.code(), exit.meaning()))
                                .collect(Collectors.joining()));
    }

    @Test
    void every_command_is_documented() throws IOException {
        holds(
                "commands",
                "| `./numbers …` | asks | |\n|---|---|---|\n"
                        + Catalogue.verbs().stream()
                                .map(verb -> "| `%s` | `%s` | %s |\n"
                                        .formatted(synopsis(verb), verb.endpoint(), verb.summary()))
                                .collect(Collectors.joining()));
    }

    private static String synopsis(Verb verb) {
        return verb.inputs().stream()
                .filter(Input::positional)
                .map(input -> " " + input.option().toUpperCase(Locale.ROOT).replace('-', '_')
                        + (input.kind() == Input.Kind.LIST ? "…" : ""))
                .collect(Collectors.joining("", verb.words(), ""));
    }

    private static void holds(String name, String table) throws IOException {
        var text = Files.readString(DOCUMENT);
        var opening = "<!-- %s -->\n".formatted(name);
        int begin = text.indexOf(opening) + opening.length();
        int end = text.indexOf("<!-- /%s -->".formatted(name));
        var wanted = "\n" + table + "\n";
        if (Boolean.getBoolean("numbers.docs.write")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + wanted + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("Write it with ./mvnw test -pl cli -Dtest=DocumentTest -Dnumbers.docs.write=true")
                    .isEqualTo(wanted);
        }
    }
}
