package com.voepy.numbers.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/// Waits until the carrier's stock has come in, which begins when the product has started for the first time.
final class StockReady {

    private static final Duration SYNC_MAX = Duration.ofSeconds(90);

    private StockReady() {}

    private static final Duration QUIET = Duration.ofSeconds(3);

    /// Until both blocks that [Stock] hands out numbers from are on offer, and reads no longer wait for those after
    /// them.
    static void awaitStock(Platform platform) {
        var client = Tenant.with(platform, 0).client();
        await().atMost(SYNC_MAX)
                .during(QUIET)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isOffered(client, "+15125550999") && isOffered(client, "+15125569999"));
    }

    private static boolean isOffered(Client client, String number) {
        var answer = client.get("/v1/numbers/available?country_code=US&starts_with=" + number.replace("+", "%2B"));
        return answer.status() == 200 && !answer.json().at("/data").isEmpty();
    }
}
