package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The database server's process, which is nobody's child.
final class Postgres {

    private Postgres() {}

    /// Kills the postmaster of an installation.
    static void kill(Path dataDirectory) {
        postmaster(dataDirectory).destroyForcibly();
    }

    /// The postmaster of an installation, by the file it writes.
    static ProcessHandle postmaster(Path dataDirectory) {
        try (var lines = Files.lines(dataDirectory.resolve("postgres/postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
