package com.voepy.numbers.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product as `./run` starts it, in a process and with a database of its own.
final class Product implements AutoCloseable {

    /// May do everything that is not a tenant's.
    static final String OPERATOR_KEY = "operator-key-of-the-benchmarks-0123456789";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration START_MAX = Duration.ofSeconds(120);
    private static final int STOP_SECONDS_MAX = 60;
    private static final int PORT_LINE = 3;
    private static final int AGAIN_MAX = 20;
    private static final int PAUSE_MS = 50;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final ProcessBuilder command;
    private Process process;
    private final URI url;

    private Product(Path directory, ProcessBuilder command, URI url) throws IOException {
        this.directory = directory;
        this.command = command;
        this.process = command.start();
        this.url = url;
    }

    /// @param home where the product's sources lie, built
    static Product start(Path home) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("benchmarks");
        var port = freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-XX:+UseSerialGC",
                        "-Daxoniq.update-checker.disabled=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        home.resolve("standalone/target/standalone.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.appendTo(directory.resolve("product.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "NUMBERS_PORT",
                        Integer.toString(port),
                        "NUMBERS_SANDBOX_PORT",
                        Integer.toString(freePort()),
                        "NUMBERS_DATA_DIR",
                        directory.resolve("data").toString(),
                        "NUMBERS_OPERATOR_KEY",
                        OPERATOR_KEY,
                        // So that the stock is listed before anything is measured.
                        "NUMBERS_STOCK_NUMBERS",
                        "2000",
                        // What is measured is not how often one may ask.
                        "NUMBERS_RATE_LIMIT",
                        "10000000"));
        try {
            return readied(new Product(directory, builder, URI.create("http://127.0.0.1:" + port)));
        } catch (IOException e) {
            deleted(directory);
            throw e;
        }
    }

    /// Stops it and starts it again on the same data: what it kept in memory is gone.
    void restart() throws IOException, InterruptedException {
        stop();
        process = command.start();
        awaitReadiness();
    }

    /// A product that does not get ready leaves nothing behind.
    private static Product readied(Product product) throws IOException, InterruptedException {
        try {
            product.awaitReadiness();
            return product;
        } catch (IOException | InterruptedException | RuntimeException e) {
            try {
                product.close();
            } catch (IOException | RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void awaitReadiness() throws InterruptedException, IOException {
        var end = System.nanoTime() + START_MAX.toNanos();
        while (status("/actuator/health/readiness") != 200) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The product does not start:\n" + Files.readString(directory.resolve("product.log")));
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(url.resolve(path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /// The body of an answer that is no refusal.
    byte[] get(String key, String path) throws IOException, InterruptedException {
        return send(key, HttpRequest.newBuilder(url.resolve(path)).GET(), path);
    }

    JsonNode json(String key, String path) throws IOException, InterruptedException {
        return JSON.readTree(get(key, path));
    }

    JsonNode send(String key, String method, String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        return JSON.readTree(send(key, request, path));
    }

    private byte[] send(String key, HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        var asked = request.header("Authorization", "Bearer " + key).build();
        HttpResponse<byte[]> answer = http.send(asked, BodyHandlers.ofByteArray());
        // Behind, on a busy machine: asked again, as clients are told to, and measured with that.
        for (var again = 0; answer.statusCode() == 503 && again < AGAIN_MAX; again++) {
            Thread.sleep(PAUSE_MS);
            answer = http.send(asked, BodyHandlers.ofByteArray());
        }
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(path, answer.statusCode(), new String(answer.body())));
        }
        return answer.body();
    }

    /// Asks until there is an answer, as clients do while a read model is behind.
    JsonNode await(String key, String path, Predicate<JsonNode> until) throws IOException, InterruptedException {
        var end = System.nanoTime() + START_MAX.toNanos();
        @Nullable IllegalStateException last = null;
        while (System.nanoTime() < end) {
            try {
                var answer = json(key, path);
                if (until.test(answer)) {
                    return answer;
                }
            } catch (IllegalStateException behind) {
                last = behind;
            }
            Thread.sleep(PAUSE_MS);
        }
        throw new IllegalStateException("%s never was what it should become".formatted(path), last);
    }

    /// To the product's own database, as its own role.
    Connection database() throws IOException, SQLException {
        var data = directory.resolve("data");
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        var password =
                Files.readString(data.resolve("secrets/postgres.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/numbers".formatted(port), "numbers", password);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        deleted(directory);
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static void deleted(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
