package com.voepy.numbers.sandbox.api;

import com.voepy.numbers.sandbox.SandboxProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Counts requests per second of the clock and tells the caller what is left of it, as the carrier does.
@Component
class RateLimit {

    private final int limit;
    private final InstantSource time;
    private long second;
    private int used;

    RateLimit(SandboxProperties properties, InstantSource time) {
        this.limit = properties.requestsPerSecondMax();
        this.time = time;
    }

    /// Whether one more request may pass; writes the `x-ratelimit` headers. Without a limit it always may.
    synchronized boolean admits(HttpServletResponse response) {
        if (limit == 0) {
            return true;
        }
        long now = time.instant().getEpochSecond();
        if (now != second) {
            second = now;
            used = 0;
        }
        boolean admitted = used < limit;
        if (admitted) {
            used++;
        }
        response.setIntHeader("x-ratelimit-limit", limit);
        response.setIntHeader("x-ratelimit-remaining", limit - used);
        response.setIntHeader("x-ratelimit-reset", 1);
        return admitted;
    }
}
