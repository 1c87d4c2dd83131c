package com.voepy.numbers.command.testing;

import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kit.ServiceKit;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.kit.web.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/// One node of the part of the command service that keeps accounts – tenants, keys, tiers, balances, connections – on
/// a real port and a real database. It starts as the whole service does, without a carrier.
public final class AccountService implements AutoCloseable {

    public static final String OPERATOR_KEY = "operator-key-of-the-tests-0123456789";

    static {
        // Several of these start at once in one JVM, and each would set up its one logging system anew, under the
        // hands of the others: now and then a ConcurrentModificationException in Logback ends a start.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({
        "com.voepy.numbers.command.apikey",
        "com.voepy.numbers.command.balance",
        "com.voepy.numbers.command.connection",
        "com.voepy.numbers.command.dispatch",
        "com.voepy.numbers.command.pricing",
        "com.voepy.numbers.command.store",
        "com.voepy.numbers.command.tenant",
        "com.voepy.numbers.command.webhook"
    })
    @Import(ServiceKit.class)
    static class Application {}

    private final ServletWebServerApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param operatorKey empty to have one made
    /// @param settings as on a command line, `--name=value`
    public AccountService(TestDatabase database, String operatorKey, String... settings) {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .properties(database.springProperties())
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.threads.virtual.enabled=true",
                        "axon.axonserver.enabled=false",
                        "axon.timeout.enabled=false",
                        "axon.serializer.general=jackson3",
                        "axon.serializer.events=jackson3",
                        "axon.serializer.messages=jackson3",
                        "numbers.operator-key=" + operatorKey,
                        "numbers.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .run(settings);
    }

    @Override
    public void close() {
        context.close();
    }

    public HttpResponse<String> post(String path, String key, String json) {
        return post(path, key, json, null);
    }

    public HttpResponse<String> post(String path, String key, String json, @Nullable String idempotencyKey) {
        var request = request(path, key).header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String key) {
        return send(request(path, key).POST(BodyPublishers.noBody()));
    }

    /// @param method PUT or PATCH
    public HttpResponse<String> change(String method, String path, String key, String json) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path, String key) {
        return send(request(path, key).DELETE());
    }

    /// Makes a tenant; the answer's JSON.
    public JsonNode tenant(String name) {
        return json(post("/v1/admin/tenants", OPERATOR_KEY, "{\"name\": \"%s\"}".formatted(name)));
    }

    /// Gives a command as a process manager does.
    public <T extends @Nullable Object> T send(Object command, UUID tenantId) {
        return context.getBean(Commands.class).send(command, Cause.of("test", tenantId));
    }

    public List<LoggedEvent> stream(String stream) {
        return context.getBean(EventLog.class).ofStream(stream);
    }

    public long head() {
        return context.getBean(EventLog.class).head();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return WireJson.mapper().readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String key) {
        var port = Objects.requireNonNull(context.getWebServer()).getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
