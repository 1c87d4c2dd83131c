package com.voepy.numbers.sandbox.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between a client and a carrier, hands everything on, and keeps every exchange for [TelnyxContract].
///
/// A connection that the carrier breaks is broken towards the client, too; such an exchange has no answer and is
/// not kept.
public final class ContractRecorder implements AutoCloseable {

    /// Headers that belong to one connection, or that the HTTP client sets itself.
    private static final Set<String> NOT_HANDED_ON = Set.of(
            "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings", "keep-alive");

    private final URI target;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final HttpServer server;
    private final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());

    private ContractRecorder(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /// Starts on any free port of the loopback interface.
    ///
    /// @param target scheme, host and port of the carrier: `http://127.0.0.1:8099`
    public static ContractRecorder before(URI target) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var recorder = new ContractRecorder(target, server);
        server.createContext("/", recorder::handOn);
        server.setExecutor(recorder.threads);
        server.start();
        return recorder;
    }

    /// Scheme, host and port to send requests to.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// All exchanges so far, in the order of their answers.
    public List<Exchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    /// @throws AssertionError if one of the exchanges so far breaks the contract
    public void check(TelnyxContract contract) {
        exchanges().forEach(contract::check);
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void handOn(HttpExchange client) throws IOException {
        try (client) {
            var body = client.getRequestBody().readAllBytes();
            var uri = client.getRequestURI();
            var request = HttpRequest.newBuilder(target.resolve(uri))
                    .method(client.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            client.getRequestHeaders().forEach((name, values) -> {
                if (isHandedOn(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            exchanges.add(new Exchange(
                    client.getRequestMethod(),
                    uri.getPath(),
                    uri.getRawQuery(),
                    client.getRequestHeaders().getFirst("Content-Type"),
                    new String(body, StandardCharsets.UTF_8),
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
            answer.headers().map().forEach((name, values) -> {
                if (isHandedOn(name)) {
                    client.getResponseHeaders().put(name, values);
                }
            });
            boolean isEmpty = answer.body().length == 0;
            client.sendResponseHeaders(answer.statusCode(), isEmpty ? -1 : answer.body().length);
            if (!isEmpty) {
                client.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isHandedOn(String header) {
        return !NOT_HANDED_ON.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }
}
