package com.voepy.numbers.query.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// When a failed delivery is tried again.
///
/// Source: Standard Webhooks 1.0.0, "Retry schedule and attempt frequency".
final class RetrySchedule {

    /// Share of a wait that is added at random at most, so that what failed together does not come back together.
    private static final double JITTER_MAX = 0.1;

    private final List<Duration> waits;
    private final DoubleSupplier random;

    /// @param waits after the first failure, the second and so on
    /// @param random from 0 to 1
    RetrySchedule(List<Duration> waits, DoubleSupplier random) {
        this.waits = List.copyOf(waits);
        this.random = random;
    }

    /// When to try next after that many failures, or never again.
    ///
    /// @param failures from 1
    /// @param retryAfter what the receiver asked for, or null; heeded up to the longest wait of the schedule
    Optional<Instant> next(int failures, Instant now, @Nullable Duration retryAfter) {
        if (failures > waits.size()) {
            return Optional.empty();
        }
        var wait = waits.get(failures - 1);
        var asked = retryAfter == null ? Duration.ZERO : shorter(retryAfter, longest());
        var jitter = Duration.ofNanos((long) (wait.toNanos() * JITTER_MAX * random.getAsDouble()));
        return Optional.of(now.plus(longer(wait.plus(jitter), asked)));
    }

    private Duration longest() {
        return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
