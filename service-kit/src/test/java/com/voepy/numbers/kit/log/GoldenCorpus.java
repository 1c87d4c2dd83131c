package com.voepy.numbers.kit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The shapes in which events have been stored, frozen: `<Type>.<revision>.json`, and `<Type>.<revision>-<what>.json`
/// for further examples of the same shape.
///
/// The files lie beside the events that they are the shapes of. None is ever changed; a new shape adds one.
final class GoldenCorpus {

    static final Path DIRECTORY = Path.of("..", "shared-events", "src", "test", "resources", "golden");

    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)\\.(\\d+)(-[a-z]+)?\\.json");

    private GoldenCorpus() {}

    /// @param type of the event, as the log names it
    /// @param json as it was stored
    record Example(String type, int revision, String name, String json) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Example> examples() {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> NAME.matcher(nameOf(file)).matches())
                    .sorted()
                    .map(GoldenCorpus::example)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(DIRECTORY.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(Path file) {
        var parts = NAME.matcher(nameOf(file));
        if (!parts.matches()) {
            throw new IllegalStateException("not the name of an example: " + file);
        }
        return new Example(parts.group(1), Integer.parseInt(parts.group(2)), nameOf(file), text(nameOf(file)));
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }
}
