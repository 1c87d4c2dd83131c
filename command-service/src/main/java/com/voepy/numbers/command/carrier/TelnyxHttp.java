package com.voepy.numbers.command.carrier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP call at a time, each bounded, none repeated, none redirected, behind a circuit breaker.
///
/// It knows what a status or a broken connection means for *whether the carrier acted*, and nothing
/// of numbers and orders.
class TelnyxHttp implements AutoCloseable {

    /// A thousand numbers on offer take some 500 kB; whatever is far beyond is no answer of theirs.
    private static final long ANSWER_BYTES_MAX = 8L << 20;

    private final HttpClient client;
    private final CarrierProperties carrier;
    private final CircuitBreaker breaker;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Semaphore calls;
    private final TelnyxReplies replies = new TelnyxReplies(json);

    TelnyxHttp(CarrierProperties carrier, CircuitBreaker breaker) {
        this.carrier = carrier;
        this.breaker = breaker;
        this.calls = new Semaphore(carrier.concurrentCallsMax(), true);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(carrier.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    Reply get(String path, Map<String, String> query) {
        return send(request("GET", path, query, BodyPublishers.noBody()).build());
    }

    Reply delete(String path) {
        return send(request("DELETE", path, Map.of(), BodyPublishers.noBody()).build());
    }

    /// A POST that says everything with its path.
    Reply post(String path) {
        return send(request("POST", path, Map.of(), BodyPublishers.noBody()).build());
    }

    /// @param method `POST` or `PATCH`
    Reply write(String method, String path, JsonNode body) {
        var bytes = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        return send(request(method, path, Map.of(), bytes)
                .header("Content-Type", "application/json")
                .build());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String method, String path, Map<String, String> query, BodyPublisher body) {
        var pairs = query.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(carrier.base() + path + (pairs.isEmpty() ? "" : "?" + pairs)))
                .method(method, body)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + carrier.apiKey());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply send(HttpRequest request) {
        if (!acquireSlot()) {
            return new Reply.NotSent("too many calls to the carrier at the same time", Duration.ofSeconds(1));
        }
        try {
            if (!breaker.tryAcquirePermission()) {
                return new Reply.NotSent(
                        "the carrier failed too often lately; the circuit breaker is open", Duration.ofSeconds(5));
            }
            return exchange(request);
        } finally {
            calls.release();
        }
    }

    private boolean acquireSlot() {
        try {
            return calls.tryAcquire(carrier.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply exchange(HttpRequest request) {
        var start = System.nanoTime();
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            // The request's own time-out ends at the headers; this one covers the body too.
            HttpResponse<byte[]> response = answer.get(carrier.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            var reply = replies.read(response);
            // A carrier that says no is well; one that fails or babbles is not.
            if (reply instanceof Reply.Unknown unknown) {
                failed(start, new IOException(unknown.why()));
            } else {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            return reply;
        } catch (TimeoutException e) {
            answer.cancel(true);
            failed(start, e);
            return new Reply.Unknown("no answer within " + carrier.answerTimeout());
        } catch (InterruptedException _) {
            answer.cancel(true);
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            return new Reply.Unknown("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            failed(start, e);
            return broken(e.getCause());
        }
    }

    private void failed(long start, Exception cause) {
        breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, cause);
    }

    private static Reply broken(@Nullable Throwable cause) {
        var why = cause == null ? "no answer" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return neverSent(cause) ? new Reply.NotSent(why, null) : new Reply.Unknown(why);
    }

    /// Only what happens before the first byte of the request is written proves that nothing was sent.
    private static boolean neverSent(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
    }
}
