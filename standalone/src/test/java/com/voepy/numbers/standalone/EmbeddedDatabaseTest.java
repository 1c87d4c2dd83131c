package com.voepy.numbers.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedDatabaseTest {

    private static final Runnable NEVER_LOST = () -> {
        throw new AssertionError("the database was given up");
    };

    /// Unpacked once for all tests.
    @TempDir
    static Path programs;

    private final DataDirectory data;
    private EmbeddedDatabase database;

    @BeforeAll
    static void unpack() {
        try (var data = DataDirectory.open(programs, "the test")) {
            programs = PostgresBinaries.unpackedIn(data);
        }
    }

    EmbeddedDatabaseTest(@TempDir Path root) throws IOException {
        Files.createSymbolicLink(root.resolve(programs.getFileName()), programs);
        data = DataDirectory.open(root, "the test");
        database = EmbeddedDatabase.start(data, NEVER_LOST);
    }

    @AfterEach
    void stop() {
        database.close();
        data.close();
    }

    @Test
    void answers_nobody_without_its_password() {
        for (var user : new String[] {EmbeddedDatabase.USER, PostgresServer.SUPERUSER}) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, ""))
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void has_no_door_but_the_password_on_loopback() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT rolsuper, current_setting('listen_addresses')"
                        + " FROM pg_roles WHERE rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
            assertThat(rows.getString(2)).isEqualTo("127.0.0.1");
        }
        assertThat(data.resolve("postgres/pg_hba.conf")).hasContent("host all all 127.0.0.1/32 scram-sha-256");
        assertThat(Files.readString(data.resolve("postgres/postmaster.pid"))
                        .lines()
                        .skip(4)
                        .findFirst())
                .as("the directory of its socket")
                .hasValue("");
    }

    @Test
    void has_a_role_for_investigators_that_nobody_can_log_in_as() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT rolcanlogin OR rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = '%s'"
                                .formatted(DatabaseSetup.INVESTIGATORS))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
        }
    }

    /// As `docs/sql.md` says how to find it.
    @Test
    void says_where_it_listens() throws Exception {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:%s/numbers".formatted(port.strip()));
    }

    @Test
    void keeps_its_secrets_from_other_users() throws Exception {
        assertThat(permissions(".")).isEqualTo("rwx------");
        assertThat(permissions("postgres")).isEqualTo("rwx------");
        assertThat(permissions("secrets/postgres.password")).isEqualTo("rw-------");
        assertThat(permissions("secrets/postgres-superuser.password")).isEqualTo("rw-------");
    }

    @Test
    void keeps_its_data_over_a_restart() throws Exception {
        write("kept");

        database.close();
        assertThat(serverOf(data).running()).isEmpty();
        database = EmbeddedDatabase.start(data, NEVER_LOST);

        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void takes_over_from_a_server_that_a_killed_process_left_behind() throws Exception {
        write("kept");
        database.close();
        var leftBehind = serverOf(data);
        leftBehind.start(
                "listen_addresses = '127.0.0.1'\nport = %d\nunix_socket_directories = ''\n".formatted(freePort()));
        var old = leftBehind.running().orElseThrow();

        database = EmbeddedDatabase.start(data, NEVER_LOST);

        assertThat(serverOf(data).running().orElseThrow().pid()).isNotEqualTo(old.pid());
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void starts_although_a_stranger_has_the_process_number_of_its_predecessor() throws Exception {
        database.close();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"),
                "%d\n%s\n".formatted(ProcessHandle.current().pid(), data.resolve("postgres")));

        database = EmbeddedDatabase.start(data, NEVER_LOST);

        write("works");
        assertThat(read()).isEqualTo("works");
    }

    @Test
    void comes_back_by_itself_after_its_process_was_killed() throws Exception {
        write("kept");

        serverOf(data).running().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> read().equals("kept"));
    }

    @Test
    void does_not_serve_with_durability_turned_off() throws Exception {
        try (var admin = DriverManager.getConnection(
                        database.jdbcUrl(),
                        PostgresServer.SUPERUSER,
                        data.read("secrets/postgres-superuser.password").orElseThrow());
                var statement = admin.createStatement()) {
            statement.execute("ALTER ROLE numbers SET synchronous_commit = off");
        }
        database.close();

        assertThatThrownBy(() -> EmbeddedDatabase.start(data, NEVER_LOST))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("synchronous_commit=off");
        assertThat(serverOf(data).running()).isEmpty();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
    }

    private void write(String text) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note AS SELECT '%s' AS text".formatted(text));
        }
    }

    private String read() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT text FROM note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
    }

    private static PostgresServer serverOf(DataDirectory data) {
        return new PostgresServer(
                PostgresBinaries.unpackedIn(data),
                data.resolve("postgres"),
                data.resolve("logs/postgres.log"),
                data.belongsToRoot());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
