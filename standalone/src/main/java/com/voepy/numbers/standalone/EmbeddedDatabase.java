package com.voepy.numbers.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// PostgreSQL for one installation, kept in its data directory: durable, behind a password, on a loopback port.
///
/// Starts what is there or makes it, stops a server that an earlier process left behind, starts the server again if it
/// dies under way, and stops it at [#close()].
final class EmbeddedDatabase implements AutoCloseable {

    static final String DATABASE = "numbers";

    static final String USER = "numbers";

    private static final String SUPERUSER_PASSWORD = "secrets/postgres-superuser.password";

    private static final String USER_PASSWORD = "secrets/postgres.password";

    private static final long LOG_BYTES_MAX = 10_000_000;

    /// `synchronous_commit` and its company are PostgreSQL's defaults, said aloud, and read back before anyone is
    /// served: see [DatabaseSetup].
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 100
            shared_buffers = '128MB'
            max_wal_size = '1GB'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%%m [%%p] %%q%%u '
            log_checkpoints = off
            jit = off
            """;

    private final PostgresServer server;
    private final PostgresWatch watch;
    private final int port;
    private final String password;

    private EmbeddedDatabase(PostgresServer server, PostgresWatch watch, int port, String password) {
        this.server = server;
        this.watch = watch;
        this.port = port;
        this.password = password;
    }

    /// @param lost called if the server died and can't be started again
    /// @throws StartRefused if the data directory can't carry a server, or the server is not durable
    static EmbeddedDatabase start(DataDirectory data, Runnable lost) {
        try {
            var log = data.resolve("logs/postgres.log");
            Files.createDirectories(data.resolve("logs"));
            keepSmall(log);
            var cluster = data.resolve("postgres");
            var server = new PostgresServer(PostgresBinaries.unpackedIn(data), cluster, log, data.belongsToRoot());
            var superuserPassword = initialise(server, data);
            var password = data.secret(USER_PASSWORD, Secrets::newPassword);
            server.stop();
            var port = Ports.free();
            var settings = SETTINGS.formatted(port);
            server.start(settings);
            var watch = PostgresWatch.over(server, settings, lost);
            var database = new EmbeddedDatabase(server, watch, port, password);
            database.setUp(superuserPassword);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void setUp(String superuserPassword) {
        try {
            new DatabaseSetup(address("postgres"), jdbcUrl()).apply(superuserPassword, USER, password, DATABASE);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private static String initialise(PostgresServer server, DataDirectory data) throws IOException {
        if (!server.isInitialised()) {
            var password = data.secret(SUPERUSER_PASSWORD, Secrets::newPassword);
            server.initialise(data.resolve(SUPERUSER_PASSWORD));
            return password;
        }
        return data.read(SUPERUSER_PASSWORD)
                .orElseThrow(() -> new StartRefused("The database is there but its password is not: %s is missing."
                        .formatted(data.resolve(SUPERUSER_PASSWORD))));
    }

    String jdbcUrl() {
        return address(DATABASE);
    }

    String password() {
        return password;
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Stops the server, after whose end nothing of it runs.
    @Override
    public void close() {
        watch.close();
        server.stop();
    }

    private static void keepSmall(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
