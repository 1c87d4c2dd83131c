package com.voepy.numbers.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataDirectoryTest {

    @TempDir
    Path root;

    @Test
    void is_held_by_one_process_at_a_time_and_names_it_to_the_other() {
        var data = DataDirectory.open(root, "http://localhost:8080");

        assertThatThrownBy(() -> DataDirectory.open(root, "http://localhost:8081"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Another instance already uses the data directory " + root)
                .hasMessageContaining("http://localhost:8080")
                .hasMessageContaining("NUMBERS_DATA_DIR");

        data.close();
        DataDirectory.open(root, "the next").close();
    }

    @Test
    void makes_a_secret_once() {
        try (var data = DataDirectory.open(root, "the test")) {
            assertThat(data.secret("secrets/key", () -> "first")).isEqualTo("first");
            assertThat(data.secret("secrets/key", () -> "second")).isEqualTo("first");
        }
    }

    @Test
    void refuses_a_place_that_is_no_directory() throws Exception {
        var file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file, "the test"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("NUMBERS_DATA_DIR");
    }
}
