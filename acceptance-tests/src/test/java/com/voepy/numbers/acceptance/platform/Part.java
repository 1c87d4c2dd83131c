package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One process of the product: started, killed, started again with the same command line and environment.
public final class Part {

    private static final Duration STOP_MAX = Duration.ofSeconds(40);

    /// Small, so that a leak or a table held in memory shows.
    private static final String HEAP = "-Xmx384m";

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    private Part(List<String> command, Map<String, String> environment, Path log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /// @param arguments what follows the JVM's own options, for example `-jar`, a jar
    public static Part java(List<String> arguments, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Daxoniq.update-checker.disabled=true",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(arguments);
        return new Part(command, environment, log);
    }

    /// Any other program.
    static Part program(List<String> command, Path log) {
        return new Part(command, Map.of(), log);
    }

    /// Starts the process; its output is appended to the log.
    public void start() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Nothing of the developer's own settings may reach the tests.
        builder.environment().keySet().removeIf(name -> name.startsWith("NUMBERS_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL, and nothing of the process is left when this returns.
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM, and the end it leads to.
    ///
    /// @return the exit code
    public int stop() {
        running().destroy();
        return awaitEnd();
    }

    /// Waits for an end that comes by itself.
    ///
    /// @return the exit code
    public int awaitEnd() {
        try {
            if (!running().waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new AssertionError("Still running after %s: %s%n%s".formatted(STOP_MAX, command, output()));
            }
            return running().exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whether it has been started and has not ended.
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /// All it has said so far.
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("Never started: " + command);
        }
        return process;
    }
}
