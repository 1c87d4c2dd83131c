package com.voepy.numbers.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A program that uses the API with one key. What it is answered has to be as `docs/openapi.json` says.
public final class Client {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private static final int ASKS_AGAIN_MAX = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// HTTP/1.1, as the README's curl lines speak it.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI origin;
    private final String key;
    private final boolean keepsToContract;

    public Client(URI origin, String key) {
        this(origin, key, true);
    }

    private Client(URI origin, String key, boolean keepsToContract) {
        this.origin = origin;
        this.key = key;
        this.keepsToContract = keepsToContract;
    }

    /// The same program with another key.
    public Client withKey(String other) {
        return new Client(origin, other, keepsToContract);
    }

    /// The same program where it asks for what `docs/openapi.json` does not describe.
    public Client beyondTheContract() {
        return new Client(origin, key, false);
    }

    /// Asks again, as the contract tells clients to, while the answer is that the read model is behind: a process that
    /// was killed a moment ago, or a machine with more to do than it can, is no reason to fail.
    public Answer get(String path, String... headers) {
        var answer = send("GET", path, BodyPublishers.noBody(), headers);
        for (var i = 0; i < ASKS_AGAIN_MAX && isBehind(answer); i++) {
            pause(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After").orElseThrow())));
            answer = send("GET", path, BodyPublishers.noBody(), headers);
        }
        return answer;
    }

    private static boolean isBehind(Answer answer) {
        return answer.status() == 503 && answer.code().equals("read_model_behind");
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /// @param body what Jackson makes JSON of
    /// @param headers names and values in turn
    public Answer post(String path, Object body, String... headers) {
        return json("POST", path, body, headers);
    }

    /// A POST with neither body nor content type.
    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    public Answer patch(String path, Object body, String... headers) {
        return json("PATCH", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return json("PUT", path, body, headers);
    }

    private Answer json(String method, String path, Object body, String... headers) {
        var text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        var answer = send(method, path, BodyPublishers.ofString(text), all);
        if (keepsToContract && answer.status() / 100 == 2) {
            refuse(answer, "took " + text, Contract.committed().requestFaults(method, path, text));
        }
        return answer;
    }

    /// Any request; the key goes along unless it is empty.
    public Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(ANSWER_MAX)
                .method(method, body);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            // Replaces, so that a test may send a Content-Type of its own.
            for (var i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
        }
        try {
            var answer = Answer.of(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
            if (keepsToContract) {
                var faults = Contract.committed().faults(method, path, answer);
                refuse(answer, "answered %d %s".formatted(answer.status(), answer.text()), faults);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void refuse(Answer answer, String what, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s, which docs/openapi.json does not describe: %s"
                    .formatted(answer.request(), what, String.join("; ", faults)));
        }
    }

    /// The body of an order for these numbers, all US local.
    public static Map<String, Object> orderOf(String... numbers) {
        return Map.of("phone_numbers", numbers, "country_code", "US", "number_type", "local");
    }
}
