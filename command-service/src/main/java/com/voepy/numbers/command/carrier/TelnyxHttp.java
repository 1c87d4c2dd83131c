package com.voepy.numbers.command.carrier;

import com.voepy.numbers.command.carrier.CallRecorder.Ended;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
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

/// One HTTP call at a time, each bounded, none repeated, none redirected, behind a circuit breaker, and on record
/// before its answer is acted upon.
///
/// It knows what a status or a broken connection means for *whether the carrier acted*, and nothing
/// of numbers and orders.
class TelnyxHttp implements AutoCloseable {

    /// A thousand numbers on offer take some 500 kB; whatever is far beyond is no answer of theirs.
    private static final long ANSWER_BYTES_MAX = 8L << 20;

    /// Which calls go on record.
    private enum Recorded {
        ALWAYS,
        IF_IT_FAILS
    }

    private final HttpClient client;
    private final CarrierProperties carrier;
    private final CircuitBreaker breaker;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Semaphore calls;
    private final TelnyxReplies replies = new TelnyxReplies(json);
    private final CallRecorder recorder;

    TelnyxHttp(CarrierProperties carrier, CircuitBreaker breaker, CallRecorder recorder) {
        this.carrier = carrier;
        this.breaker = breaker;
        this.recorder = recorder;
        this.calls = new Semaphore(carrier.concurrentCallsMax(), true);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(carrier.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    Reply get(String path, Map<String, String> query) {
        return send(request("GET", path, query, BodyPublishers.noBody()).build(), null, Recorded.ALWAYS);
    }

    /// A GET of which there are thousands an hour, and which is about nobody: a page of what is on offer.
    Reply browse(String path, Map<String, String> query) {
        return send(request("GET", path, query, BodyPublishers.noBody()).build(), null, Recorded.IF_IT_FAILS);
    }

    Reply delete(String path) {
        return send(request("DELETE", path, Map.of(), BodyPublishers.noBody()).build(), null, Recorded.ALWAYS);
    }

    /// A POST that says everything with its path.
    Reply post(String path) {
        return send(request("POST", path, Map.of(), BodyPublishers.noBody()).build(), null, Recorded.ALWAYS);
    }

    /// @param method `POST` or `PATCH`
    Reply write(String method, String path, JsonNode body) {
        var bytes = json.writeValueAsBytes(body);
        var request = request(method, path, Map.of(), BodyPublishers.ofByteArray(bytes))
                .header("Content-Type", "application/json")
                .build();
        return send(request, bytes, Recorded.ALWAYS);
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

    private Reply send(HttpRequest request, byte @Nullable [] body, Recorded recorded) {
        if (!acquireSlot()) {
            return new Reply.NotSent(Failure.TOO_MANY_CALLS, Duration.ofSeconds(1));
        }
        if (!breaker.tryAcquirePermission()) {
            calls.release();
            return new Reply.NotSent(Failure.BREAKER_OPEN, Duration.ofSeconds(5));
        }
        var call = recorder.begin(request, body);
        var ended = exchange(request);
        if (recorded == Recorded.ALWAYS || !(ended.reply() instanceof Reply.Ok)) {
            call.end(ended);
        }
        return ended.reply();
    }

    private boolean acquireSlot() {
        try {
            return calls.tryAcquire(carrier.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Ended exchange(HttpRequest request) {
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
            return new Ended(reply, response);
        } catch (TimeoutException e) {
            answer.cancel(true);
            failed(start, e);
            return new Ended(new Reply.Unknown(Failure.NO_ANSWER_IN_TIME), null);
        } catch (InterruptedException _) {
            answer.cancel(true);
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            return new Ended(new Reply.Unknown(Failure.INTERRUPTED), null);
        } catch (ExecutionException e) {
            failed(start, e);
            return new Ended(broken(e.getCause()), null);
        } finally {
            calls.release();
        }
    }

    private void failed(long start, Exception cause) {
        breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, cause);
    }

    /// Only what happens before the first byte of the request is written proves that nothing was sent.
    private static Reply broken(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> new Reply.NotSent(Failure.NO_CONNECTION, null);
            case HttpConnectTimeoutException _ -> new Reply.NotSent(Failure.NO_CONNECTION_IN_TIME, null);
            case SSLHandshakeException _ -> new Reply.NotSent(Failure.NO_SECURE_CONNECTION, null);
            case ProtocolException _ -> new Reply.Unknown(Failure.NO_HTTP);
            case null, default -> new Reply.Unknown(Failure.CONNECTION_BROKE);
        };
    }
}
