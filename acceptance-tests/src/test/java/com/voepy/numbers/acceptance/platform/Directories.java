package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Directories of a test run.
public final class Directories {

    private Directories() {}

    /// The directory, empty; what an earlier run left in it is deleted.
    static Path fresh(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (var paths = Files.walk(directory)) {
                    for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(directory).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of this repository, seen from the module in which the tests run.
    public static Path ofRepository(String path) {
        return Path.of("..", path).toAbsolutePath().normalize();
    }
}
