package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why the carrier gave no usable answer; asking again later is safe.
///
/// @param why for people and logs, never parsed; holds no secret
/// @param retryAfter how long the carrier (or our circuit breaker) wants to be left alone; null
///     when it did not say
public record Unavailability(String why, @Nullable Duration retryAfter) {

    private static final Duration RETRY_AFTER_DEFAULT = Duration.ofSeconds(5);

    /// What a client is told that waits for the carrier's answer.
    public Rejection refusal() {
        var wait = retryAfter == null ? RETRY_AFTER_DEFAULT : retryAfter;
        return ErrorCode.CARRIER_UNAVAILABLE
                .because("The carrier does not answer at the moment; nothing was charged.")
                .retryAfter((int) Math.max(1, wait.toSeconds()));
    }
}
