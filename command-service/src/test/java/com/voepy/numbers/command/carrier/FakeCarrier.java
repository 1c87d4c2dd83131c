package com.voepy.numbers.command.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.voepy.numbers.kit.log.NewEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A carrier that misbehaves on demand. A path it has no answer for gets a 404.
class FakeCarrier implements AutoCloseable {

    /// @param route method and path, for example `POST /v2/number_orders`
    /// @param query decoded
    record Request(String route, String query, String body, Map<String, List<String>> headers) {

        /// @param name as the JDK's server writes it: one capital at its beginning
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();

    /// Long enough for a busy machine to ask and be answered what is answered.
    static final Duration IMPATIENCE = Duration.ofSeconds(2);

    /// What its adapters put on record.
    final List<NewEvent> calls = new CopyOnWriteArrayList<>();

    volatile boolean isLogStuck;

    volatile Instant now = Instant.parse("2030-01-01T12:00:00Z");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    FakeCarrier() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        on("GET /v2/available_phone_numbers", json(200, "{\"data\": [], \"metadata\": {\"total_results\": 0}}"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    TelnyxCarrier adapter() {
        return adapter(URI.create(url()), Duration.ofSeconds(10));
    }

    /// Gives up after [#IMPATIENCE]: for what is never answered.
    TelnyxCarrier impatientAdapter() {
        return adapter(URI.create(url()), IMPATIENCE);
    }

    /// One that asks somebody else and puts it on record here.
    TelnyxCarrier adapterTo(URI url) {
        return adapter(url, Duration.ofSeconds(10));
    }

    private TelnyxCarrier adapter(URI url, Duration answerTimeout) {
        return new TelnyxCarrier(
                new CarrierProperties(url, "KEY-1", null, "profile-1", Duration.ofSeconds(2), answerTimeout, 16),
                called -> !isLogStuck && calls.add(called.get()),
                () -> now);
    }

    FakeCarrier on(String route, Answer answer) {
        answers.put(route, answer);
        return this;
    }

    /// The requests of one route, oldest first.
    List<Request> of(String route) {
        return requests.stream()
                .filter(request -> request.route().equals(route))
                .toList();
    }

    static Answer json(int status, String body) {
        return json(status, body, Map.of());
    }

    static Answer json(int status, String body, Map<String, String> headers) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// The connection ends before the first byte of an answer.
    static Answer hangUp() {
        return HttpExchange::close;
    }

    /// The connection ends in the middle of the body.
    static Answer breakOff() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"data\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /// No answer until the fake is closed.
    Answer silence() {
        return _ -> {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /// The head of an answer, and then nothing.
    Answer headOnly() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            silence().to(exchange);
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var route = exchange.getRequestMethod() + " " + uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8);
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(route, query, body, Map.copyOf(exchange.getRequestHeaders())));
            answers.getOrDefault(
                            route,
                            json(404, "{\"errors\": [{\"code\": \"10005\", \"title\": \"Resource not found\"}]}"))
                    .to(exchange);
        }
    }
}
