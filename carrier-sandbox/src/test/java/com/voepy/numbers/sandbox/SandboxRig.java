package com.voepy.numbers.sandbox;

import static org.awaitility.Awaitility.await;

import com.voepy.numbers.sandbox.contract.ContractRecorder;
import com.voepy.numbers.sandbox.contract.TelnyxContract;
import com.voepy.numbers.sandbox.webhook.WebhookSigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running carrier with a clock to turn, a customer who receives its webhooks, and a recorder that holds every
/// exchange against the contract.
final class SandboxRig implements AutoCloseable {

    static final WebhookSigningKey KEY = WebhookSigningKey.generate();
    static final TelnyxContract CONTRACT = TelnyxContract.load();
    private static final String API_KEY = "KEY0123456789";
    static final String AUTHORIZATION = "Bearer " + API_KEY;

    final SettableTime time = new SettableTime();
    final WebhookReceiver webhooks = new WebhookReceiver();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Object> properties;
    private ConfigurableApplicationContext context;
    private ContractRecorder recorder;

    SandboxRig() throws IOException {
        this(Map.of());
    }

    SandboxRig(Map<String, Object> changes) throws IOException {
        properties = new HashMap<>(Map.of(
                "numbers.sandbox.port",
                0,
                "numbers.sandbox.db-url",
                TestDatabase.create(),
                "numbers.sandbox.db-user",
                "postgres",
                "numbers.sandbox.callback-url",
                webhooks.url(),
                "numbers.sandbox.api-key",
                API_KEY,
                "numbers.sandbox.signing-key",
                KEY.seed(),
                "numbers.sandbox.poll",
                "5ms"));
        properties.putAll(changes);
        context = CarrierSandbox.start(properties, time);
        recorder = ContractRecorder.before(uri());
    }

    /// Again after [#stop()], on what it left in the database.
    void start() throws IOException {
        context = CarrierSandbox.start(properties, time);
        recorder = ContractRecorder.before(uri());
    }

    void stop() {
        recorder.check(CONTRACT);
        recorder.close();
        context.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
        webhooks.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + CarrierSandbox.port(context));
    }

    record Answer(int status, JsonNode body, Map<String, String> headers) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        String errorCode() {
            return text("/errors/0/code");
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, null, AUTHORIZATION);
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, body, AUTHORIZATION);
    }

    Answer patch(String path, String body) throws IOException {
        return send("PATCH", path, body, AUTHORIZATION);
    }

    Answer delete(String path) throws IOException {
        return send("DELETE", path, null, AUTHORIZATION);
    }

    /// Uploads a file as a part named `file`.
    Answer upload(byte[] file, String filename) throws IOException {
        var head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.formatted(filename).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                recorder.uri(),
                "POST",
                "/documents",
                HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()),
                "multipart/form-data; boundary=edge",
                AUTHORIZATION);
    }

    /// Past the recorder: for what breaks the contract on purpose.
    Answer unrecorded(String method, String path, String body) throws IOException {
        return send(uri(), method, path, HttpRequest.BodyPublishers.ofString(body), "application/json", AUTHORIZATION);
    }

    Answer send(String method, String path, @Nullable String body, String authorization) throws IOException {
        return send(
                recorder.uri(),
                method,
                path,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body),
                "application/json",
                authorization);
    }

    private Answer send(
            URI server,
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            String contentType,
            String authorization)
            throws IOException {
        var request = HttpRequest.newBuilder(server.resolve("/v2" + encodeQuery(path)))
                .header("Authorization", authorization)
                .header("Content-Type", contentType)
                .method(method, body)
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var headers = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, header -> header.getValue().getFirst()));
            return new Answer(answer.statusCode(), new JsonMapper().readTree(answer.body()), headers);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// Searches for it first, as one must.
    Answer order(String... numbers) throws IOException {
        for (var number : numbers) {
            search(number);
        }
        return orderUnsearched("ref", numbers);
    }

    Answer search(String number) throws IOException {
        return get("/available_phone_numbers?filter[phone_number][starts_with]=" + number);
    }

    Answer orderUnsearched(String reference, String... numbers) throws IOException {
        var items = Arrays.stream(numbers)
                .map("{\"phone_number\": \"%s\"}"::formatted)
                .collect(Collectors.joining(","));
        return post(
                "/number_orders",
                "{\"customer_reference\": \"%s\", \"phone_numbers\": [%s]}".formatted(reference, items));
    }

    Answer orderNow(String id) throws IOException {
        return get("/number_orders/" + id);
    }

    String numberStatus(String number) throws IOException {
        return get("/phone_numbers?filter[phone_number]=" + number).text("/data/0/status");
    }

    String anyNumber(String country, String type) throws IOException {
        return get("/available_phone_numbers?filter[country_code]=%s&filter[phone_number_type]=%s&filter[limit]=1"
                        .formatted(country, type))
                .text("/data/0/phone_number");
    }

    void awaitOrder(String id, String status) {
        await("order to be " + status)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> orderNow(id).text("/data/status").equals(status));
    }

    /// Orders it, lets it become active, and gives its id.
    String own(String number) throws IOException {
        order(number);
        time.pass(Duration.ofSeconds(1));
        return awaitActive(number);
    }

    /// Gives the id of the number once it is active.
    String awaitActive(String number) throws IOException {
        await(number + " to be active")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> numberStatus(number).equals("active"));
        return get("/phone_numbers?filter[phone_number]=" + number).text("/data/0/id");
    }

    private static String encodeQuery(String path) {
        int start = path.indexOf('?');
        return start < 0
                ? path
                : path.substring(0, start + 1)
                        + Pattern.compile("[^=&]+")
                                .matcher(path.substring(start + 1))
                                .replaceAll(part -> URLEncoder.encode(part.group(), StandardCharsets.UTF_8));
    }
}
