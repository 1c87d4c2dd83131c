package com.voepy.numbers.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer's end of the webhooks: keeps what comes, answers 200 or what it is told to.
final class WebhookReceiver implements AutoCloseable {

    record Received(String timestamp, String signature, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        String orderStatus() {
            return json().at("/data/payload/status").asString();
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> nextAnswers = new ConcurrentLinkedQueue<>();

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/carrier/webhooks"
                .formatted(server.getAddress().getPort());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    void answerNext(int... statuses) {
        for (int status : statuses) {
            nextAnswers.add(status);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestHeaders().getFirst("telnyx-timestamp"),
                    exchange.getRequestHeaders().getFirst("telnyx-signature-ed25519"),
                    body));
            var answer = nextAnswers.poll();
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        }
    }
}
