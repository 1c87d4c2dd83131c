package com.voepy.numbers.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Asks the product, and asks again where that is safe and may help.
final class Api implements AutoCloseable {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    /// Whoever asks to wait longer is told so instead.
    private static final Duration RETRY_AFTER_MAX = Duration.ofSeconds(60);

    private final URI origin;
    private final String key;
    private final int retries;
    private final Screen screen;
    private final HttpClient http;

    /// @param retries how often a request is sent again at most
    Api(URI origin, String key, int retries, Screen screen) {
        this.origin = origin;
        this.key = key;
        this.retries = retries;
        this.screen = screen;
        // Redirects are not followed: the key goes to the address that was given and to no other.
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (origin.getScheme().equals("http")) {
            builder.sslContext(trustingNobody());
        }
        this.http = builder.build();
    }

    /// Plain HTTP needs none of the certificates that the JDK knows, and to read them takes as long as a request.
    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The server's answer, if it is a success.
    ///
    /// @throws Failure if it is none, or there is no answer
    Answer ask(Call call) {
        for (var attempt = 0; ; attempt++) {
            var last = attempt >= retries || !call.isRepeatable();
            try {
                var answer = send(call);
                if (answer.isSuccess()) {
                    return answer;
                }
                var wait = waitBefore(answer, attempt);
                if (last || wait.isEmpty()) {
                    if (answer.status() >= 500) {
                        tellHowToRepeat(call);
                    }
                    throw new Failure.Refused(answer);
                }
                pause(call, "answered " + answer.status(), wait.get());
            } catch (IOException e) {
                var why = e instanceof ConnectException ? "nobody answers at " + origin : "the connection broke";
                if (last) {
                    tellHowToRepeat(call);
                    throw Failure.unreachable("%s: %s.".formatted(call.path(), why));
                }
                pause(call, why, backoff(attempt));
            }
        }
    }

    private Answer send(Call call) throws IOException {
        var body = call.body();
        var request = HttpRequest.newBuilder(URI.create(origin + call.target()))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "*/*")
                .header("User-Agent", "voepy-numbers-cli")
                .method(
                        call.method(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes()));
        if (body != null) {
            request.header("Content-Type", body.contentType());
        }
        call.headers().forEach(request::header);
        var began = System.nanoTime();
        try {
            var answer = Answer.of(
                    call.method() + " " + call.path(), http.send(request.build(), BodyHandlers.ofByteArray()));
            screen.detail("%s %s: %d in %d ms, request %s"
                    .formatted(
                            call.method(),
                            call.target(),
                            answer.status(),
                            Duration.ofNanos(System.nanoTime() - began).toMillis(),
                            answer.header("X-Request-Id").orElse("-")));
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unreachable("Interrupted.");
        }
    }

    /// How long to wait before asking again, or empty where that would not help.
    private static Optional<Duration> waitBefore(Answer answer, int attempt) {
        var passes = switch (answer.status()) {
            case 429, 502, 503, 504 -> true;
            default -> false;
        };
        if (!passes) {
            return Optional.empty();
        }
        var asked = answer.header("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        var own = backoff(attempt);
        return Optional.of(asked.compareTo(own) > 0 ? asked : own).filter(wait -> wait.compareTo(RETRY_AFTER_MAX) <= 0);
    }

    /// Twice as long each time, and up to a fifth more, so that many clients do not come back together.
    private static Duration backoff(int attempt) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempt, 6));
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 5));
    }

    /// Whether it was done is not known then, and under its key it is safe to find out.
    private void tellHowToRepeat(Call call) {
        var used = call.headers().get(Call.IDEMPOTENCY_KEY);
        if (used != null) {
            screen.note("It may have been done. To repeat it without doing it twice: --idempotency-key " + used);
        }
    }

    private void pause(Call call, String why, Duration wait) {
        screen.note("%s: %s; asking again in %.1f s".formatted(call.path(), why, wait.toMillis() / 1000.0));
        Pause.of(wait);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
