package com.voepy.numbers.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the `///` comments of the events and of the kernel say of each type and of its components.
///
/// @param byType by the simple name of the type
record SourceDocs(Map<String, Doc> byType) {

    private static final Path SOURCES = Path.of("src", "main", "java", "com", "voepy", "numbers");
    private static final Pattern DECLARATION =
            Pattern.compile("(?:public )?(?:sealed )?(?:record|interface|enum|final class) (\\w+).*");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*)");
    private static final Pattern LINK = Pattern.compile("\\[(?:[a-z]+\\.)*(\\w+)]");

    /// @param paragraphs the text before the first `@param`; empty if there is none
    /// @param components by name, in camel case
    record Doc(List<String> paragraphs, Map<String, String> components) {

        static final Doc NONE = new Doc(List.of(), Map.of());
    }

    static SourceDocs read() {
        Map<String, Doc> docs = new LinkedHashMap<>();
        try (var events = Files.list(SOURCES.resolve("events"));
                var kernel = Files.list(SOURCES.resolve("kernel"))) {
            for (var file : Stream.concat(events, kernel).sorted().toList()) {
                readInto(docs, Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceDocs(docs);
    }

    Doc of(Class<?> type) {
        return byType.getOrDefault(type.getSimpleName(), Doc.NONE);
    }

    private static void readInto(Map<String, Doc> docs, List<String> lines) {
        List<String> comment = new ArrayList<>();
        for (var line : lines) {
            var text = line.strip();
            var declaration = DECLARATION.matcher(text);
            if (text.startsWith("///")) {
                comment.add(text.substring(3).strip());
            } else if (declaration.matches()) {
                if (docs.put(declaration.group(1), parse(comment)) != null) {
                    throw new IllegalStateException("two types are called " + declaration.group(1));
                }
                comment.clear();
            } else if (!text.startsWith("@")) {
                comment.clear();
            }
        }
    }

    private static Doc parse(List<String> comment) {
        List<StringBuilder> paragraphs = new ArrayList<>();
        Map<String, StringBuilder> components = new LinkedHashMap<>();
        StringBuilder current = null;
        for (var line : comment) {
            var param = PARAM.matcher(line);
            if (param.matches()) {
                current = new StringBuilder(param.group(2));
                components.put(param.group(1), current);
            } else if (line.isEmpty()) {
                current = null;
            } else if (current == null) {
                current = new StringBuilder(line);
                paragraphs.add(current);
            } else {
                current.append(' ').append(line);
            }
        }
        Map<String, String> plain = new LinkedHashMap<>();
        components.forEach((name, text) -> plain.put(name, withoutLinks(text)));
        return new Doc(paragraphs.stream().map(SourceDocs::withoutLinks).toList(), plain);
    }

    /// `[com.voepy.numbers.kernel.NumberId]` leads nowhere outside Java; its name is enough.
    private static String withoutLinks(CharSequence text) {
        return LINK.matcher(text).replaceAll("`$1`");
    }
}
