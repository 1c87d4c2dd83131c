package com.voepy.numbers.query.webhook;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A real receiver of webhooks on loopback that writes down what comes and answers as told.
final class Receiver implements AutoCloseable {

    final List<Received> received = new CopyOnWriteArrayList<>();

    /// The most requests that were in hand at the same time.
    final AtomicInteger mostAtOnce = new AtomicInteger();

    volatile Handler answer = exchange -> answer(exchange, 204, "");

    private final AtomicInteger atOnce = new AtomicInteger();
    private final HttpServer server;

    /// What came with one request.
    record Received(String path, Map<String, List<String>> headers, String body) {

        String id() {
            return header(Webhook.UNBRANDED_MSG_ID_KEY);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /// Throws if the official library does not accept it.
        void verify(String secret) throws Exception {
            new Webhook(secret).verify(body, headers);
        }
    }

    interface Handler {

        void handle(HttpExchange exchange) throws IOException;
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:%d/hook".formatted(port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    void answers(int status) {
        answer = exchange -> answer(exchange, status, "");
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            Map<String, List<String>> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(exchange.getRequestURI().toString(), headers, body));
            answer.handle(exchange);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
