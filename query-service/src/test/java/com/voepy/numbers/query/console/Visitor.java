package com.voepy.numbers.query.console;

import com.voepy.numbers.query.testing.QueryNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the console as a browser does, but follows no redirect.
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String SIGN_IN = "/console/sign-in";
    private static final int PATIENCE = 10;

    private final QueryNode node;
    private @Nullable String cookie;

    Visitor(QueryNode node) {
        this.node = node;
    }

    /// Somebody who has signed in with the key.
    static Visitor with(QueryNode node, String key) {
        var visitor = new Visitor(node);
        var answer = visitor.signIn(key);
        if (answer.statusCode() != 303) {
            throw new AssertionError("signing in answered " + answer.statusCode());
        }
        return visitor;
    }

    HttpResponse<String> signIn(String key) {
        var answer = post(SIGN_IN, Map.of("key", key));
        answer.headers()
                .firstValue("Set-Cookie")
                .ifPresent(header -> cookie = header.substring(0, header.indexOf(';')));
        return answer;
    }

    void bring(String otherCookie) {
        cookie = otherCookie;
    }

    String cookie() {
        if (cookie == null) {
            throw new AssertionError("has no cookie");
        }
        return cookie;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /// What is downloaded, as it is.
    byte[] download(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray()).body();
    }

    /// The page, which must be there; asked for again for as long as the read model is behind, as whoever reads it
    /// would.
    String page(String path) {
        var answer = get(path);
        for (var again = 0; again < PATIENCE && answer.statusCode() == 503; again++) {
            answer = get(path);
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /// What the forms of a page carry.
    String formToken() {
        var token = TOKEN.matcher(page("/console"));
        if (!token.find()) {
            throw new AssertionError("no form");
        }
        return token.group(1);
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        var origin = node.at("").toString();
        return post(path, form, "Origin", origin);
    }

    HttpResponse<String> postOwn(String path, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("form_token", formToken());
        return post(path, all);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(node.at(path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
