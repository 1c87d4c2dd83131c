package com.voepy.numbers.acceptance.platform;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tenant's own server: takes webhooks, keeps them, verifies them with the official library, and holds them against
/// `docs/openapi.json`.
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final IntUnaryOperator statusOfAttempt;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    /// One request as it came in.
    ///
    /// @param receivedAt by this machine's clock
    public record Delivery(HttpHeaders headers, String body, Instant receivedAt) {

        /// The `webhook-id` header.
        public String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        /// The event's type, for example `number.activated`.
        public String type() {
            return json().at("/type").asString();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /// Whether the official library takes it for the holder of the secret's.
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers.map());
                return true;
            } catch (WebhookVerificationException refused) {
                return false;
            } catch (EmptyWebhookSecretException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private WebhookReceiver(HttpServer server, IntUnaryOperator statusOfAttempt) {
        this.server = server;
        this.statusOfAttempt = statusOfAttempt;
    }

    /// One that is content with everything.
    public static WebhookReceiver start() {
        return start(_ -> 204);
    }

    /// @param statusOfAttempt the status for the first (0), second (1), … request of all
    public static WebhookReceiver start(IntUnaryOperator statusOfAttempt) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new WebhookReceiver(server, statusOfAttempt);
            server.createContext("/", receiver::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
            int attempt;
            synchronized (deliveries) {
                attempt = deliveries.size();
                deliveries.add(new Delivery(headers, body, Instant.now()));
            }
            Contract.committed()
                    .webhookFaults(headers, body)
                    .forEach(fault -> faults.add("%s: %s".formatted(body, fault)));
            exchange.sendResponseHeaders(statusOfAttempt.applyAsInt(attempt), -1);
        }
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    /// All so far, in the order in which they came.
    public List<Delivery> deliveries() {
        refuseFaults();
        return List.copyOf(deliveries);
    }

    /// Those of one type, each `webhook-id` as often as it came.
    public List<Delivery> deliveries(String type) {
        return deliveries().stream()
                .filter(delivery -> delivery.type().equals(type))
                .toList();
    }

    private void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new AssertionError("docs/openapi.json does not describe " + faults);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        refuseFaults();
    }
}
