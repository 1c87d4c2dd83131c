package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody at a shell who runs `./numbers` with one key.
///
/// @param directory for what it writes
public record CommandLine(Platform platform, String key, Path directory) {

    /// The first run records what makes the next ones fast.
    private static final Duration RUN_MAX = Duration.ofSeconds(90);

    /// A run that is over.
    public record Ended(int exit, String out, String err) {

        /// This very run, if it ended so.
        public Ended expect(int expected) {
            if (exit != expected) {
                throw new AssertionError("It ended with %d and not %d: %s%s".formatted(exit, expected, out, err));
            }
            return this;
        }

        /// The first document of the answer.
        public JsonNode json() {
            return JsonMapper.shared().readTree(out.lines().findFirst().orElse(""));
        }
    }

    /// A run that goes on.
    public record Running(Process process, Path out, Path err) implements AutoCloseable {

        public String output() {
            return text(out);
        }

        public String messages() {
            return text(err);
        }

        /// Ctrl-C, or what a supervisor does, and the end it leads to.
        public Ended stop() {
            process.destroy();
            return awaitEnd();
        }

        public Ended awaitEnd() {
            try {
                if (!process.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("Still running: " + output() + messages());
                }
                return new Ended(process.exitValue(), output(), messages());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Runs it to its end.
    public Ended run(String... arguments) {
        try (var running = start(arguments)) {
            return running.awaitEnd();
        }
    }

    public Running start(String... arguments) {
        var command =
                new ArrayList<>(List.of(Directories.ofRepository("numbers").toString()));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /// The seconds of CPU that a run takes, which other work on the machine does not change much.
    public double cpuSeconds(String... arguments) {
        var script =
                "TIMEFORMAT='%U %S'; time " + Directories.ofRepository("numbers") + " " + String.join(" ", arguments);
        try (var running = start(List.of("bash", "-c", script))) {
            var lines = running.awaitEnd().expect(0).err().lines().toList();
            var sum = 0.0;
            for (var seconds : lines.getLast().split(" ")) {
                sum += Double.parseDouble(seconds.replace(',', '.'));
            }
            return sum;
        }
    }

    private Running start(List<String> command) {
        try {
            var out = Files.createTempFile(directory, "out", ".txt");
            var err = Files.createTempFile(directory, "err", ".txt");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            // Nothing of the developer's own settings may reach the tests.
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("NUMBERS_") || name.startsWith("JAVA_TOOL"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("NUMBERS_URL", platform.url().toString());
            builder.environment().put("NUMBERS_API_KEY", key);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
