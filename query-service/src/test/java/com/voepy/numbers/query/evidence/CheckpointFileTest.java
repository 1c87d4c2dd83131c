package com.voepy.numbers.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes share a directory: what they write here is a number instead of a note.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckpointFileTest {

    static final int NODES = 16;

    @TempDir
    Path directory;

    @Test
    void is_empty_before_anything_was_signed() throws IOException {
        assertThat(new CheckpointFile(directory.resolve("not made yet")).read()).isEmpty();
    }

    @Test
    void a_node_that_lags_behind_replaces_nothing() throws IOException {
        write(200);
        write(150);
        assertThat(new CheckpointFile(directory).read()).hasValue("200");
        write(201);
        assertThat(new CheckpointFile(directory).read()).hasValue("201");
    }

    @Test
    void of_many_that_write_at_once_the_largest_stays() throws IOException {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.rangeClosed(1, NODES).forEach(size -> nodes.submit(() -> write(size)));
        }
        assertThat(new CheckpointFile(directory).read()).hasValue(Integer.toString(NODES));
    }

    private void write(long size) {
        try {
            new CheckpointFile(directory).write(Long.toString(size), Long::parseLong, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
