package com.voepy.numbers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String NUMBER = "15125550100";
    private static final Duration START_MAX = Duration.ofSeconds(60);

    @Test
    void what_became_due_while_it_was_down_happens_when_it_is_up_again() throws IOException {
        try (var carrier = new SandboxRig()) {
            var order = carrier.order("+15125550100").text("/data/id");
            carrier.stop();
            carrier.time.pass(SECOND);
            carrier.start();

            carrier.awaitOrder(order, "success");
            await().until(() -> carrier.webhooks.received().size() == 1);
        }
    }

    @Test
    void a_webhook_that_was_not_taken_before_comes_after() throws IOException {
        try (var carrier = new SandboxRig()) {
            carrier.webhooks.answerNext(503);
            carrier.order("+15125550100");
            carrier.time.pass(SECOND);
            await().until(() -> carrier.webhooks.received().size() == 1);
            carrier.stop();
            carrier.time.pass(SECOND);
            carrier.start();

            await().until(() -> carrier.webhooks.received().size() == 2);
        }
    }

    @Test
    void searches_holds_and_settings_are_remembered() throws IOException {
        try (var carrier = new SandboxRig()) {
            var id = carrier.own("+15125550100");
            carrier.patch("/phone_numbers/" + id, "{\"customer_reference\": \"kept\"}");
            carrier.search("+15125550101");
            var hold = "{\"phone_numbers\": [{\"phone_number\": \"+15125550102\"}]}";
            carrier.post("/number_reservations", hold);
            carrier.stop();
            carrier.start();

            assertThat(carrier.get("/phone_numbers/" + id).text("/data/customer_reference"))
                    .isEqualTo("kept");
            assertThat(carrier.orderUnsearched("r", "+15125550101").status()).isEqualTo(200);
            assertThat(carrier.post("/number_reservations", hold).text("/data/status"))
                    .isEqualTo("failure");
        }
    }

    @Test
    void an_order_ends_though_its_process_was_killed(@TempDir Path folder) throws Exception {
        var database = TestDatabase.create();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = process(database, port, folder.resolve("out").toFile());
        String order;
        try (var http = HttpClient.newHttpClient()) {
            var carrier = URI.create("http://127.0.0.1:" + port);
            await().atMost(START_MAX)
                    .ignoreExceptions()
                    .until(() -> get(http, carrier.resolve("/health")).contains("up"));
            get(
                    http,
                    carrier.resolve("/v2/available_phone_numbers?filter%5Bphone_number%5D%5Bstarts_with%5D=" + NUMBER));
            order = order(http, carrier);
        } finally {
            // SIGKILL: nothing in it gets to clean up.
            process.destroyForcibly().waitFor();
        }

        try (var carrier = new SandboxRig(Map.of("numbers.sandbox.db-url", database))) {
            carrier.awaitOrder(order, "success");
            await().until(() -> carrier.webhooks.received().size() == 1);
        }
    }

    private static Process process(String database, int port, File output) throws IOException {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dnumbers.sandbox.activation-delay=1h",
                        CarrierSandbox.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output);
        command.environment()
                .putAll(Map.of(
                        "NUMBERS_SANDBOX_PORT",
                        String.valueOf(port),
                        "NUMBERS_DB_URL",
                        database,
                        "NUMBERS_DB_USER",
                        "postgres",
                        "NUMBERS_CARRIER_API_KEY",
                        "key",
                        "NUMBERS_CARRIER_CALLBACK_URL",
                        "http://127.0.0.1:1/carrier/webhooks",
                        "NUMBERS_SANDBOX_SIGNING_KEY",
                        SandboxRig.KEY.seed()));
        return command.start();
    }

    private static String order(HttpClient http, URI carrier) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(carrier.resolve("/v2/number_orders"))
                .header("Authorization", "Bearer key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"phone_numbers\": [{\"phone_number\": \"%s\"}]}".formatted("+" + NUMBER)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).at("/data/id").asString();
    }

    private static String get(HttpClient http, URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer key")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
