package com.voepy.numbers.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One PostgreSQL server over one cluster directory: makes it, starts it, stops it, tells whether it runs.
///
/// The server is no child of this process. A terminal's Ctrl-C does not reach it, so that it outlives the last answer;
/// and neither does kill -9, so that the next start finds it by its `postmaster.pid`.
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    /// Recovery after a crash replays at most `max_wal_size` of log, seconds on any disk.
    private static final int START_SECONDS_MAX = 120;

    private static final int STOP_SECONDS_MAX = 30;

    private final Path programs;
    private final Path cluster;
    private final Path log;
    private final boolean asRoot;

    /// @param programs where `bin/postgres` lies
    /// @param cluster the cluster's directory, made by [#initialise] where it is missing
    /// @param log the file that the server writes to
    /// @param asRoot whether this process is root, under whom PostgreSQL refuses to run: it is then started in a
    ///     user namespace of its own, where root is nobody special
    PostgresServer(Path programs, Path cluster, Path log, boolean asRoot) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.asRoot = asRoot;
        if (asRoot && !succeeds(List.of("unshare", "-U", "true"))) {
            throw new StartRefused("PostgreSQL refuses to run as root, and this machine allows no user namespaces:"
                    + " start as an ordinary user.");
        }
    }

    boolean isInitialised() {
        return Files.exists(cluster);
    }

    /// Makes an empty cluster whose superuser has a password from its first moment: there is no instant at which
    /// PostgreSQL listens and trusts anybody.
    void initialise(Path superuserPassword) throws IOException {
        var half = cluster.resolveSibling(cluster.getFileName() + ".new");
        Directories.delete(half);
        run(
                "initdb",
                "--pgdata=" + half,
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPassword,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts and waits until connections are taken.
    ///
    /// @param settings the whole of `postgresql.conf`; what was there before does not count
    void start(String settings) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), settings);
        // No other door: sockets in the file system are off, and loopback asks for the password.
        Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        // A process number is used again after a while, and PostgreSQL then takes a stranger for its predecessor. That
        // no server of this cluster runs was established by its command line.
        if (running().isEmpty()) {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        }
        run("pg_ctl", "start", "--pgdata=" + cluster, "--log=" + log, "--wait", "--timeout=" + START_SECONDS_MAX);
    }

    /// Ends every connection, writes what is in memory, and waits until the server is gone.
    void stop() {
        if (running().isEmpty()) {
            return;
        }
        try {
            stop("fast");
        } catch (IllegalStateException slow) {
            // Loses nothing: the log of the database is on disk, and the next start replays it.
            stop("immediate");
        }
    }

    private void stop(String mode) {
        run("pg_ctl", "stop", "--pgdata=" + cluster, "--mode=" + mode, "--wait", "--timeout=" + STOP_SECONDS_MAX);
    }

    /// The server process of this cluster, whoever started it.
    Optional<ProcessHandle> running() {
        try {
            var firstLine =
                    Files.readString(cluster.resolve("postmaster.pid")).lines().findFirst();
            return firstLine
                    .filter(line -> line.strip().matches("[0-9]{1,10}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(this::isServerOfThisCluster);
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isServerOfThisCluster(ProcessHandle process) {
        // A process that nobody has waited for is still listed, but has no command line any more.
        return process.isAlive()
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                        .isPresent();
    }

    /// @throws IllegalStateException with the program's own words, if it fails
    private void run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (asRoot) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // A file and not a pipe: the server inherits it, and a pipe would stay open for as long as the server runs.
        var output = log.resolveSibling(program + ".log");
        try {
            var exit = exitCode(command, output);
            if (exit != 0) {
                throw new IllegalStateException("%s ended with code %d: %s (more in %s)"
                        .formatted(program, exit, Files.readString(output).strip(), log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return exitCode(command, Path.of("/dev/null")) == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static int exitCode(List<String> command, Path output) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // PGDATA, PGPORT and their like would speak into this, a locale would translate what is parsed.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while %s ran".formatted(command.getFirst()), e);
        }
    }
}
