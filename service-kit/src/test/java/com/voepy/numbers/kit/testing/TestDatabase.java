package com.voepy.numbers.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An empty database of its own for a test class, on one real PostgreSQL that the whole JVM shares.
///
/// Make one in a static field; nothing needs closing, the server goes with the JVM.
public final class TestDatabase {

    private static final String USER = "postgres";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Server {

        /// Room for every test class's pool at once.
        private static final String CONNECTIONS_MAX = "400";

        /// A machine that is busy with other tests takes its time.
        private static final Duration START_MAX = Duration.ofSeconds(60);

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", CONNECTIONS_MAX)
                        .setPGStartupWait(START_MAX)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("the test PostgreSQL does not start", e);
            }
        }
    }

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// A new empty database.
    public static TestDatabase create() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return new TestDatabase(name);
    }

    /// Each call to `getConnection()` opens a new one.
    public DataSource dataSource() {
        return Server.RUNNING.getDatabase(USER, name);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    public String url() {
        return Server.RUNNING.getJdbcUrl(USER, name);
    }

    public String user() {
        return USER;
    }

    /// The test server asks for none.
    public String password() {
        return "";
    }

    /// `spring.datasource.*`, for `new SpringApplicationBuilder(…).properties(…)`.
    public Map<String, Object> springProperties() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", user(),
                "spring.datasource.password", password());
    }
}
