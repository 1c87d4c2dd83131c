package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.BillingCycle;
import java.time.Duration;

/// What holds for every release.
///
/// @param billingCycle fees are due to the end of the running one
/// @param rest how long a released number is kept from everybody. 30 days unless configured
public record ReleasePolicy(BillingCycle billingCycle, Duration rest) {}
