package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.BillingCycle;
import java.time.Duration;

/// What holds for every monthly fee.
///
/// @param cycle how long one fee lasts
/// @param retryInterval how long after a failed attempt a fee is tried again
/// @param retries how often, before the number is released
public record BillingPolicy(BillingCycle cycle, Duration retryInterval, int retries) {}
