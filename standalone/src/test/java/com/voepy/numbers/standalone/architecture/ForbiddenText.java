package com.voepy.numbers.standalone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Where a file says what it must not say.
final class ForbiddenText {

    private ForbiddenText() {}

    /// The lines with a match, each after the file's name.
    static List<String> in(Path file, Pattern forbidden) {
        try {
            return in(Files.readAllLines(file), forbidden).stream()
                    .map(line -> file + ": " + line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> in(List<String> lines, Pattern forbidden) {
        return lines.stream()
                .filter(line -> forbidden.matcher(line).find())
                .map(String::strip)
                .toList();
    }
}
