package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Waits for what a load balancer waits for.
public final class Readiness {

    private static final Duration START_MAX = Duration.ofSeconds(180);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    /// Until `GET /actuator/health/readiness` answers 200.
    ///
    /// @throws AssertionError with the part's output, if it ends before that
    public static void await200(URI url, Part part) {
        await().atMost(START_MAX).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!part.isAlive()) {
                throw new AssertionError("Ended instead of getting ready:\n" + part.output());
            }
            return isReady(url);
        });
    }

    static boolean isReady(URI url) throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
