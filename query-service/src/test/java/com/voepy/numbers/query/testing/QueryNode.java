package com.voepy.numbers.query.testing;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.QueryService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A query service on a port of its own, asked over HTTP.
public final class QueryNode implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Each try waits for a second at the node.
    private static final int PATIENCE = 60;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Any 32 bytes.
    private static final String MASTER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final ConfigurableApplicationContext context;
    private final int port;

    private QueryNode(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public static QueryNode start(TestDatabase database, Class<?>... more) {
        return start(database, Map.of(), more);
    }

    /// @param more configuration classes, for beans that a test adds
    public static QueryNode start(TestDatabase database, Map<String, Object> properties, Class<?>... more) {
        var all = new HashMap<>(database.springProperties());
        all.put("server.port", "0");
        all.put("numbers.master-key", MASTER_KEY);
        all.put("spring.datasource.hikari.maximum-pool-size", "10");
        all.putAll(properties);
        var arguments = all.entrySet().stream()
                .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        return new QueryNode(
                new SpringApplicationBuilder(QueryService.class).sources(more).run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /// Where a path of this node is.
    public URI at(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    public <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    /// The answer, asked for again for as long as the read model is behind, as a client is told to: on a busy machine
    /// that may take longer than the node waits.
    public HttpResponse<String> get(String path, String apiKey, String... headers) {
        var answer = getOnce(path, apiKey, headers);
        for (var again = 0; again < PATIENCE && isBehind(answer); again++) {
            answer = getOnce(path, apiKey, headers);
        }
        return answer;
    }

    private static boolean isBehind(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.body().contains(ErrorCode.READ_MODEL_BEHIND.wireName());
    }

    public HttpResponse<String> getOnce(String path, String apiKey, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + apiKey);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The body of an answer with status 200.
    public JsonNode json(String path, String apiKey) {
        var response = get(path, apiKey);
        if (response.statusCode() != 200) {
            throw new AssertionError("%s answered %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
