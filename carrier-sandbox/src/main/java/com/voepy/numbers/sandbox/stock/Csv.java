package com.voepy.numbers.sandbox.stock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Reads the stock tables: fields between semicolons, `#` starts a comment line.
final class Csv {

    private Csv() {}

    static Stream<List<String>> rows(String name) {
        try (var file = Csv.class.getResourceAsStream("/sandbox/stock/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The stock table " + name + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
