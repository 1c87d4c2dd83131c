package com.voepy.numbers.kit;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyCreated;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.NewEvent;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.kit.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A service that has nothing but the kit and [TestController], on a real port and a real database; one per JVM.
final class TestService {

    static final TestService RUNNING = new TestService();

    /// Long enough for a slow machine, short enough to notice a hang.
    private static final int SOCKET_TIMEOUT_MILLIS = 20_000;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ServiceKit.class, TestController.class, TestController.Open.class})
    static class Application {}

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestService() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .properties(TestDatabase.create().springProperties())
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.tomcat.connection-timeout=1s",
                        "--numbers.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /// Appends the next event of a stream, as the command side would.
    void append(String stream, String aggregateType, Event event) {
        long sequence = context.getBean(EventLog.class)
                .lastSequence(stream)
                .map(last -> last + 1)
                .orElse(0L);
        context.getBean(EventAppender.class)
                .append(List.of(new NewEvent(
                        stream,
                        sequence,
                        aggregateType,
                        UUID.randomUUID(),
                        Instant.parse("2030-01-01T12:00:00Z"),
                        event,
                        EventMetadata.NONE)));
    }

    /// A new key as the log knows it.
    String key(@Nullable UUID tenantId, Set<ApiKeyScope> scopes, @Nullable Instant expiresAt) {
        var key = ApiKeys.generate();
        register(key, tenantId, scopes, expiresAt);
        return key;
    }

    void register(String key, @Nullable UUID tenantId, Set<ApiKeyScope> scopes, @Nullable Instant expiresAt) {
        var hash = ApiKeys.hash(key);
        var id = ApiKeys.idOf(hash);
        append(
                Streams.apiKey(id),
                "ApiKey",
                new ApiKeyCreated(id, tenantId, "test", List.copyOf(scopes), ApiKeys.prefix(key), hash, expiresAt));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    HttpResponse<String> get(String path, @Nullable String key) {
        return send(authorized(request(path), key));
    }

    HttpResponse<String> post(String path, @Nullable String key, String json) {
        return send(authorized(request(path), key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static HttpRequest.Builder authorized(HttpRequest.Builder request, @Nullable String key) {
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    /// Everything the server says to these bytes until it closes the connection or stays silent.
    String raw(String bytes) {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "no answer to " + bytes.lines().findFirst().orElse(""), e);
        }
    }
}
