package com.voepy.numbers.standalone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// What must be true of a running server before the product may use it: an ordinary role, its database, durability.
/// Safe to repeat, since a process may die between any two of its steps.
///
/// @param adminUrl the JDBC address of the database that every cluster has
/// @param productUrl the JDBC address of the product's database
record DatabaseSetup(String adminUrl, String productUrl) {

    /// Who may look into the log by SQL; the query side grants it its views, but may make no roles.
    static final String INVESTIGATORS = "numbers_investigator";

    /// Each of these turned off loses answered commits, or pages, when the machine loses power.
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /// @param password of the role; letters, digits, `-` and `_` only
    /// @throws StartRefused if a setting takes durability away, whoever set it
    void apply(String superuserPassword, String role, String password, String database) {
        try {
            try (var admin = DriverManager.getConnection(adminUrl, PostgresServer.SUPERUSER, superuserPassword)) {
                if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                    execute(admin, "CREATE ROLE " + role + " LOGIN");
                }
                execute(admin, "ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
                if (!exists(admin, "SELECT 1 FROM pg_roles WHERE rolname = ?", INVESTIGATORS)) {
                    execute(admin, "CREATE ROLE " + INVESTIGATORS + " NOLOGIN");
                }
                if (!exists(admin, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                    execute(admin, "CREATE DATABASE %s OWNER %s".formatted(database, role));
                }
            }
            try (var product = DriverManager.getConnection(productUrl, role, password)) {
                refuseUnlessDurable(product);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database can't be set up", e);
        }
    }

    /// Asked as the product's own role, because a role or a database can carry settings of its own.
    static void refuseUnlessDurable(Connection connection) throws SQLException {
        var actual = new TreeMap<String, String>();
        try (var statement =
                connection.prepareStatement("SELECT name, setting FROM pg_settings WHERE name = ANY (?)")) {
            statement.setArray(
                    1, connection.createArrayOf("text", DURABLE.keySet().toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    actual.put(rows.getString("name"), rows.getString("setting"));
                }
            }
        }
        if (!actual.equals(DURABLE)) {
            throw new StartRefused("The database would lose answered commits (%s); it must run with %s."
                    .formatted(actual, new TreeMap<>(DURABLE)));
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
