package com.voepy.numbers.sandbox.webhook;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.work.DueWork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Delivers webhooks, signed, until the customer answers 2xx or the attempts are used up.
@Component
class WebhookSender implements DueWork, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int BATCH = 32;

    private final WebhookOutbox outbox;
    private final WebhookSigningKey key;
    private final JsonMapper json;
    private final InstantSource time;
    private final SandboxProperties properties;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_MAX)
            .executor(threads)
            .build();

    WebhookSender(
            WebhookOutbox outbox,
            WebhookSigningKey key,
            JsonMapper json,
            InstantSource time,
            SandboxProperties properties) {
        this.outbox = outbox;
        this.key = key;
        this.json = json;
        this.time = time;
        this.properties = properties;
        LOG.info(
                "Webhooks go to {}, signed for the public key {}",
                properties.callbackUrl().isBlank() ? "nobody" : properties.callbackUrl(),
                key.publicKey());
    }

    @Override
    public boolean doSome() {
        if (properties.callbackUrl().isBlank()) {
            return false;
        }
        var due = outbox.take(BATCH);
        var sending = due.stream().map(one -> threads.submit(() -> send(one))).toList();
        for (var one : sending) {
            try {
                one.get();
            } catch (InterruptedException e) {
                // Stopped: what was under way comes back when its lease is over.
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("A webhook could not be sent", e.getCause());
            }
        }
        return due.size() == BATCH;
    }

    @Override
    public void destroy() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void send(WebhookOutbox.Due due) {
        var body = body(due);
        long timestamp = time.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(URI.create(properties.callbackUrl()))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .header("telnyx-timestamp", String.valueOf(timestamp))
                .header("telnyx-signature-ed25519", key.sign(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                outbox.delivered(due.id(), "HTTP " + status);
            } else {
                failed(due, "HTTP " + status);
            }
        } catch (IOException e) {
            failed(due, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(WebhookOutbox.Due due, String answer) {
        var waits = properties.webhookBackoff();
        if (due.attempt() > waits.size()) {
            LOG.warn("Webhook {} is given up after {} attempts: {}", due.eventId(), due.attempt(), answer);
            outbox.failed(due.id(), answer);
        } else {
            outbox.retry(due.id(), waits.get(due.attempt() - 1), answer);
        }
    }

    private byte[] body(WebhookOutbox.Due due) {
        var root = json.createObjectNode();
        root.putObject("data")
                .put("record_type", "event")
                .put("id", due.eventId().toString())
                .put("event_type", due.eventType())
                .put("occurred_at", due.occurredAt().toString())
                .set("payload", json.readTree(due.payload()));
        root.putObject("meta").put("attempt", due.attempt()).put("delivered_to", properties.callbackUrl());
        return json.writeValueAsBytes(root);
    }
}
