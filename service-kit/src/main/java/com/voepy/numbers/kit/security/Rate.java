package com.voepy.numbers.kit.security;

import java.time.Duration;

/// How often an API key may ask.
///
/// @param requests in each window; as many at once where none was sent for that long
/// @param window whole seconds
record Rate(long requests, Duration window) {

    /// More than any machine answers; what stands for "no limit".
    private static final long REQUESTS_MAX = 1_000_000_000;

    private static final Duration WINDOW_MAX = Duration.ofDays(1);

    /// @throws IllegalArgumentException with a sentence for whoever starts the service
    Rate {
        if (requests < 1 || requests > REQUESTS_MAX) {
            throw new IllegalArgumentException(
                    "NUMBERS_RATE_LIMIT is %d; it must be between 1 and %d requests".formatted(requests, REQUESTS_MAX));
        }
        if (window.toSeconds() < 1 || window.getNano() != 0 || window.compareTo(WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "NUMBERS_RATE_WINDOW is %s; it must be whole seconds, between 1s and 1d".formatted(window));
        }
    }

    /// The header `RateLimit-Policy`.
    String policy() {
        return "\"default\";q=%d;w=%d".formatted(requests, window.toSeconds());
    }

    /// Names the bucket of a key under this rate.
    String bucketOf(Object keyId) {
        return "%s/%d/%d".formatted(keyId, requests, window.toSeconds());
    }
}
