package com.voepy.numbers.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Checkpoints that somebody kept in a file, in any form in which the product hands them out: as notes, one after the
/// other; as JSON with a `note`, one a line; or as webhooks bear them, Base64, one a line.
final class KeptCheckpoints {

    private static final String SIGNATURE = "\u2014 ";

    private KeptCheckpoints() {}

    /// The notes in the file.
    static List<String> in(Path file) {
        var notes = notes(read(file), file);
        if (notes.isEmpty()) {
            throw none(file);
        }
        return notes;
    }

    private static List<String> notes(String text, Path file) {
        if (text.stripLeading().startsWith("{")) {
            return lines(text).stream().map(line -> ofJson(line, file)).toList();
        }
        if (text.contains("\n" + SIGNATURE)) {
            return asTheyAre(text);
        }
        return lines(text).stream().map(line -> ofBase64(line, file)).toList();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// A note ends with its last signature.
    private static List<String> asTheyAre(String text) {
        List<String> notes = new ArrayList<>();
        List<String> note = new ArrayList<>();
        for (var line : text.lines().toList()) {
            var isSigned = !note.isEmpty() && note.getLast().startsWith(SIGNATURE);
            if (isSigned && !line.startsWith(SIGNATURE)) {
                notes.add(joined(note));
                note.clear();
            }
            if (!note.isEmpty() || !line.isBlank()) {
                note.add(line);
            }
        }
        if (!note.isEmpty()) {
            notes.add(joined(note));
        }
        return notes;
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String ofJson(String line, Path file) {
        try {
            return JsonMapper.shared().readTree(line).path("note").asString("");
        } catch (JacksonException e) {
            throw none(file);
        }
    }

    private static String ofBase64(String line, Path file) {
        try {
            return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw none(file);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.file("%s cannot be read.".formatted(file));
        }
    }

    private static Failure none(Path file) {
        return Failure.usage("%s holds no checkpoints: notes, or lines of JSON or Base64.".formatted(file));
    }
}
