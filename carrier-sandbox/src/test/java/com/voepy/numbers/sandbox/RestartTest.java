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
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
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
    void a_port_goes_on_where_it_was() throws IOException {
        try (var carrier = new SandboxRig()) {
            var ports = new PortRig(carrier);
            var order = ports.submit("+13035550100");
            var refused = ports.submit("+13035559901");
            ports.answered(refused, "exception");
            carrier.stop();
            carrier.time.pass(PortRig.BUSINESS_DAY.multipliedBy(3));
            carrier.start();

            ports.awaitStatus(order, "ported");
            await().until(() -> ports.told(order).size() == 4);
            assertThat(ports.details(refused)).containsExactly("ACCOUNT_NUMBER_MISMATCH");
            ports.edit(refused, "{\"end_user\": {\"admin\": {\"account_number\": \"right\"}}}");
            ports.confirm(refused);
            ports.answered(refused, "foc-date-confirmed");
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
    void an_order_and_a_port_end_though_their_process_was_killed(@TempDir Path folder) throws Exception {
        var database = TestDatabase.create();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = process(database, port, folder.resolve("out").toFile());
        String order;
        String portingOrder;
        try (var http = HttpClient.newHttpClient()) {
            var carrier = URI.create("http://127.0.0.1:" + port);
            await().atMost(START_MAX)
                    .ignoreExceptions()
                    .until(() -> get(http, carrier.resolve("/health")).contains("up"));
            get(
                    http,
                    carrier.resolve("/v2/available_phone_numbers?filter%5Bphone_number%5D%5Bstarts_with%5D=" + NUMBER));
            order = order(http, carrier);
            portingOrder = submitPort(http, carrier);
        } finally {
            // SIGKILL: nothing in it gets to clean up.
            process.destroyForcibly().waitFor();
        }

        try (var carrier = new SandboxRig(Map.of("numbers.sandbox.db-url", database))) {
            carrier.awaitOrder(order, "success");
            var ports = new PortRig(carrier);
            ports.awaitStatus(portingOrder, "ported");
            // The webhook that its process could not deliver is among them.
            await().until(() -> ports.told(portingOrder).size() == 4);
        }
    }

    private static Process process(String database, int port, File output) throws IOException {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dnumbers.sandbox.activation-delay=1h",
                        "-Dnumbers.sandbox.business-day=1h",
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
        var body = "{\"phone_numbers\": [{\"phone_number\": \"%s\"}]}".formatted("+" + NUMBER);
        return send(http, "POST", carrier.resolve("/v2/number_orders"), body)
                .at("/data/id")
                .asString();
    }

    private static String submitPort(HttpClient http, URI carrier) throws IOException, InterruptedException {
        var file = "{\"file\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(PortRig.PDF));
        var document = send(http, "POST", carrier.resolve("/v2/documents"), file)
                .at("/data/id")
                .asString();
        var numbers = "{\"phone_numbers\": [\"+13035550100\"]}";
        var order = send(http, "POST", carrier.resolve("/v2/porting_orders"), numbers)
                .at("/data/0/id")
                .asString();
        send(http, "PATCH", carrier.resolve("/v2/porting_orders/" + order), PortRig.form(document));
        send(http, "POST", carrier.resolve("/v2/porting_orders/" + order + "/actions/confirm"), "");
        return order;
    }

    private static JsonNode send(HttpClient http, String method, URI uri, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer key")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return new JsonMapper().readTree(answer.body());
    }

    private static String get(HttpClient http, URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer key")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
