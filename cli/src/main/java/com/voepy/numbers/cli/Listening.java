package com.voepy.numbers.cli;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/// A subscription for as long as this runs: each webhook is verified, told in a line, and handed on as it came.
final class Listening {

    static final String FORWARD = "forward";
    static final String PUBLIC_URL = "public-url";
    static final String PORT = "port";
    static final String COUNT = "count";
    static final String CHECKPOINTS = "checkpoints";
    static final String EVENTS = "event-types";
    static final String CONNECTION = "connection-id";

    private static final int BODY_BYTES_MAX = 4 << 20;

    /// The product waits 15 seconds for an answer.
    private static final Duration FORWARD_MAX = Duration.ofSeconds(14);

    /// What belongs to one connection and not to the message on it.
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Invocation invocation;
    private final Screen screen;
    private final @Nullable URI forward;
    private final HttpServer server;
    private final HttpClient http;
    private final String path = "/" + UUID.randomUUID();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicLong left;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable String subscription;
    private volatile @Nullable Webhook verifier;

    /// Only told of under the lock of [#tell].
    private @Nullable String kept;

    /// @param answer what the receiver of the webhook is told
    /// @param told what the line says of it
    private record Outcome(int answer, byte[] body, Optional<String> retryAfter, String told) {

        static Outcome of(int answer, String told) {
            return new Outcome(answer, new byte[0], Optional.empty(), told);
        }
    }

    private Listening(Invocation invocation, @Nullable URI forward, HttpServer server) {
        this.invocation = invocation;
        this.screen = invocation.screen();
        this.forward = forward;
        this.server = server;
        this.left = new AtomicLong(invocation.number(COUNT).orElse(Long.MAX_VALUE));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static void run(Invocation invocation) {
        var forward = invocation.text(FORWARD).map(Surroundings::http).orElse(null);
        invocation.text(PUBLIC_URL).ifPresent(Surroundings::http);
        var port = invocation.number(PORT).orElse(0L);
        try {
            if (port < 0 || port > 65_535) {
                throw new IOException("no port");
            }
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.intValue());
            new Listening(invocation, forward, HttpServer.create(address, 0)).untilEnd();
        } catch (IOException e) {
            throw Failure.usage("Nothing can listen on port %d here.".formatted(port));
        }
    }

    private void untilEnd() {
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        // Ctrl-C ends the subscription too.
        var atExit = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            subscribe();
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException atExitAlready) {
                // Then it is what ends this.
            }
        }
    }

    private void subscribe() {
        var url = invocation
                        .text(PUBLIC_URL)
                        .map(text -> text.replaceAll("/+$", ""))
                        .orElseGet(
                                () -> "http://127.0.0.1:" + server.getAddress().getPort())
                + path;
        var body = JsonNodeFactory.instance.objectNode().put("url", url);
        var types = invocation.list(EVENTS);
        if (!types.isEmpty()) {
            var array = body.putArray("event_types");
            types.forEach(array::add);
        }
        invocation.text(CONNECTION).ifPresent(id -> body.put("connection_id", id));
        try {
            var made = invocation
                    .api()
                    .ask(invocation.call().with(new Call.Body("application/json", JSON.writeValueAsBytes(body))))
                    .json();
            subscription = made.path("id").asString();
            verifier = new Webhook(made.path("secret").asString());
        } catch (Failure.Refused refused) {
            if (refused.answer().json().toString().contains("webhook_url_refused")) {
                screen.note(
                        "The product sends no webhooks to this machine. Start it with NUMBERS_ALLOW_PRIVATE_WEBHOOKS=true,"
                                + " or give the address of a tunnel with --public-url.");
            }
            throw refused;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException("a subscription without a secret", e);
        } finally {
            subscribed.countDown();
        }
        screen.note("Listening at %s%s. Ctrl-C ends it."
                .formatted(url, forward == null ? "" : ", forwarding to " + forward));
    }

    /// Once, whoever comes first: the signal or the count.
    private void end() {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        server.stop(0);
        var id = subscription;
        if (id != null) {
            try {
                invocation.api().ask(Call.delete("/v1/webhooks/" + Call.encode(id)));
            } catch (Failure failure) {
                screen.note("The subscription %s could not be ended: end it with 'webhooks delete'.".formatted(id));
            }
        }
        http.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            var began = System.nanoTime();
            var isVerified = body.length <= BODY_BYTES_MAX && isVerified(headers, body);
            var outcome = !isVerified
                    ? Outcome.of(401, "REFUSED: the signature does not verify")
                    : forward == null ? Outcome.of(204, "verified") : forward(forward, headers, body);
            var took = Duration.ofNanos(System.nanoTime() - began).toMillis();
            outcome.retryAfter()
                    .ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", seconds));
            var hasBody = outcome.body().length > 0 && outcome.answer() != 204 && outcome.answer() != 304;
            exchange.sendResponseHeaders(outcome.answer(), hasBody ? outcome.body().length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(outcome.body());
            }
            tell(headers, body, isVerified, "%s, %d ms".formatted(outcome.told(), took));
        }
        if (left.get() <= 0) {
            enough.countDown();
        }
    }

    private boolean isVerified(HttpHeaders headers, byte[] body) {
        try {
            // A webhook may be faster than the answer that has its secret.
            subscribed.await();
            var secret = verifier;
            if (secret == null) {
                return false;
            }
            secret.verify(new String(body, StandardCharsets.UTF_8), headers.map());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Body and headers go on as they came, so that who receives them can verify them too.
    private Outcome forward(URI target, HttpHeaders headers, byte[] body) {
        var request = HttpRequest.newBuilder(target).timeout(FORWARD_MAX).POST(BodyPublishers.ofByteArray(body));
        headers.map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Outcome(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Retry-After"),
                    "verified, answered " + answer.statusCode());
        } catch (IOException e) {
            return Outcome.of(502, "verified, but nobody answers at " + target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.of(503, "interrupted");
        }
    }

    private synchronized void tell(HttpHeaders headers, byte[] body, boolean isVerified, String outcome) {
        if (isVerified) {
            headers.firstValue("voepy-checkpoint").ifPresent(this::keep);
        }
        var event = isVerified ? json(body) : MissingNode.getInstance();
        var line = "%s  %s  %s  %s  %s"
                .formatted(
                        Cells.text(event, "timestamp"),
                        Cells.text(event, "type"),
                        Cells.text(event, "data.id"),
                        Text.printable(headers.firstValue("webhook-id").orElse(Cells.NOTHING)),
                        Text.printable(outcome));
        if (!isVerified) {
            screen.note(line);
            return;
        }
        if (screen.isJson()) {
            screen.line(new String(body, StandardCharsets.UTF_8));
            screen.detail(line);
        } else {
            screen.line(line);
        }
        left.decrementAndGet();
    }

    /// A checkpoint that is another than the one before, on a line of its own.
    private void keep(String checkpoint) {
        var file = invocation.text(CHECKPOINTS);
        if (file.isEmpty() || checkpoint.equals(kept)) {
            return;
        }
        kept = checkpoint;
        try {
            Files.writeString(
                    Path.of(file.get()),
                    Text.printable(checkpoint) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            screen.note("%s cannot be written, the checkpoint is not kept.".formatted(file.get()));
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
