package com.voepy.numbers.command.carrier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why the carrier gave no usable answer; asking again later is safe.
///
/// @param why for people and logs, never parsed; holds no secret
/// @param retryAfter how long the carrier (or our circuit breaker) wants to be left alone; null
///     when it did not say
public record Unavailability(String why, @Nullable Duration retryAfter) {}
