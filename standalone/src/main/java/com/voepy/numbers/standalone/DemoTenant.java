package com.voepy.numbers.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tenant to try things with, made like any other: over the product's own admin API.
///
/// @param apiKey its first key; the product keeps only its hash, so this installation keeps the key itself
record DemoTenant(String apiKey) {

    /// US cents.
    static final long CREDIT_CENTS = 10_000;

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /// Source: the README, "Buy a number".
    private static final String FIRST = "+15125550100";

    private static final int LOOKS_MAX = 100;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final int SERVICE_UNAVAILABLE = 503;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Makes the tenant and gives it credit.
    static DemoTenant make(URI product, String operatorKey) {
        try (var http = HttpClient.newHttpClient()) {
            var tenant = send(
                    http,
                    post(
                            product.resolve("/v1/admin/tenants"),
                            operatorKey,
                            Map.of("name", "Demo", "pricing_tier", "standard")));
            send(
                    http,
                    post(
                            product.resolve("/v1/admin/tenants/%s/credits"
                                    .formatted(tenant.at("/id").asString())),
                            operatorKey,
                            Map.of("amount_cents", CREDIT_CENTS, "reference", "demo-credit")));
            return new DemoTenant(tenant.at("/api_key").asString());
        }
    }

    /// A number that this tenant can order now: the one of the README, unless it is sold. The first stock comes in
    /// while the first start ends, so this may wait for it.
    String numberOnOffer(URI product) {
        try (var http = HttpClient.newHttpClient()) {
            for (var look = 0; look < LOOKS_MAX; look++) {
                var any = search(http, product, "national_destination_code=512");
                if (any.isPresent()) {
                    return search(http, product, "starts_with=" + FIRST.substring(1))
                            .orElse(any.get());
                }
                Thread.sleep(LOOK_AGAIN);
            }
            return FIRST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> search(HttpClient http, URI product, String filter) {
        var request = get(product.resolve("/v1/numbers/available?country_code=US&limit=1&" + filter));
        var answer = answer(http, request);
        // Busy taking in the stock: nothing to show yet, and no reason to fail.
        if (answer.statusCode() == SERVICE_UNAVAILABLE) {
            return Optional.empty();
        }
        return body(request, answer)
                .at("/data")
                .valueStream()
                .findFirst()
                .map(number -> number.at("/phone_number").asString());
    }

    private HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + apiKey)
                .build();
    }

    private static HttpRequest post(URI uri, String key, Map<String, Object> body) {
        return HttpRequest.newBuilder(uri)
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private static JsonNode send(HttpClient http, HttpRequest request) {
        return body(request, answer(http, request));
    }

    private static JsonNode body(HttpRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(request.uri().getPath(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> answer(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
