package com.voepy.numbers.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The product is played by this test, which signs as the product does.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListeningTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwNKQVqCKnCE4=";
    private static final String BODY =
            "{ \"type\":\"number.activated\", \"timestamp\":\"2026-05-12T14:32:18.000Z\", \"data\":{\"id\":\"n-1\"} }";

    private final Server product = new Server()
            .answers(201, "{\"id\": \"w-1\", \"secret\": \"%s\"}".formatted(SECRET))
            .answers(204, "");

    private final Server shop = new Server();

    @AfterEach
    void close() {
        product.close();
        shop.close();
    }

    @Test
    void a_verified_webhook_is_forwarded_as_it_came_and_answered_as_the_shop_does() throws Exception {
        shop.answers(503, "busy", "Retry-After", "7").answers(200, "thanks");
        var run = listen("--forward", shop.url() + "/hook", "--event-types", "number.activated", "--count", "2");

        var first = deliver(SECRET);
        var second = deliver(SECRET);

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo("thanks");
        var forwarded = shop.request();
        assertThat(forwarded.target()).isEqualTo("/hook");
        assertThat(forwarded.body()).isEqualTo(BODY);
        new Webhook(SECRET).verify(forwarded.body(), forwarded.headers().map());
        var ended = run.get(20, TimeUnit.SECONDS);
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .hasLineCount(2)
                .contains("2026-05-12T14:32:18.000Z  number.activated  n-1  msg-1  verified, answered 503")
                .contains("verified, answered 200");
        assertThat(product.requests().getFirst().json().at("/event_types/0").asString())
                .isEqualTo("number.activated");
        assertThat(product.request().method() + " " + product.request().target())
                .isEqualTo("DELETE /v1/webhooks/w-1");
    }

    @Test
    void what_another_signed_is_neither_forwarded_nor_counted() throws Exception {
        var run = listen("--forward", shop.url(), "--count", "1", "--json");
        shop.answers(204, "");

        assertThat(deliver("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").statusCode())
                .isEqualTo(401);
        assertThat(shop.requests()).isEmpty();
        assertThat(deliver(SECRET).statusCode()).isEqualTo(204);

        var ended = run.get(20, TimeUnit.SECONDS);
        assertThat(ended.err()).contains("REFUSED");
        assertThat(ended.out()).isEqualTo(BODY + "\n");
    }

    @Test
    void a_shop_that_is_closed_makes_the_product_come_again() throws Exception {
        shop.close();
        var run = listen("--forward", shop.url(), "--count", "1");

        assertThat(deliver(SECRET).statusCode()).isEqualTo(502);

        assertThat(run.get(20, TimeUnit.SECONDS).out()).contains("nobody answers at " + shop.url());
    }

    @Test
    void without_a_shop_webhooks_are_taken() throws Exception {
        var run = listen("--count", "1");

        assertThat(deliver(SECRET).statusCode()).isEqualTo(204);

        assertThat(run.get(20, TimeUnit.SECONDS).out()).contains("verified");
    }

    @Test
    void checkpoints_that_webhooks_bear_are_kept_once_each(@TempDir Path directory) throws Exception {
        var file = directory.resolve("kept.txt");
        var run = listen("--count", "3", "--checkpoints", file.toString());

        deliver(SECRET, "b25l");
        deliver(SECRET, "b25l");
        deliver(SECRET, "dHdv");

        assertThat(run.get(20, TimeUnit.SECONDS).exit()).isZero();
        assertThat(file).hasContent("b25l\ndHdv");
    }

    @Test
    void a_product_that_does_not_reach_this_machine_is_explained() {
        try (var strict = new Server()) {
            strict.answers(422, """
                    {"code": "validation_failed", "detail": "No.",
                     "errors": [{"field": "url", "code": "webhook_url_refused", "message": "is private"}]}
                    """);

            var run = Run.of(strict, "webhooks", "listen");

            assertThat(run.exit()).isEqualTo(Exit.REFUSED.code());
            assertThat(run.err()).contains("NUMBERS_ALLOW_PRIVATE_WEBHOOKS", "--public-url");
        }
    }

    private CompletableFuture<Run> listen(String... options) {
        var line = new String[options.length + 2];
        line[0] = "webhooks";
        line[1] = "listen";
        System.arraycopy(options, 0, line, 2, options.length);
        var run = CompletableFuture.supplyAsync(() -> Run.of(product, line));
        await().until(() -> !product.requests().isEmpty() || run.isDone());
        return run;
    }

    private HttpResponse<String> deliver(String secret) throws Exception {
        return deliver(secret, "b25l");
    }

    private HttpResponse<String> deliver(String secret, String checkpoint) throws Exception {
        var url = product.requests().getFirst().json().at("/url").asString();
        var timestamp = Instant.now().getEpochSecond();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("webhook-id", "msg-1")
                    .header("webhook-timestamp", Long.toString(timestamp))
                    .header("webhook-signature", new Webhook(secret).sign("msg-1", timestamp, BODY))
                    .header("voepy-checkpoint", checkpoint)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(BODY))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
