package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.BillingCycle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an operator can set about numbers.
@Configuration(proxyBeanMethods = false)
class NumberConfiguration {

    private static final int DAYS_OF_A_CYCLE = 30;

    /// @param cycle ISO 8601, a calendar month unless set
    /// @param rest ISO 8601, how long a released number is kept from everybody
    @Bean
    ReleasePolicy releasePolicy(
            @Value("${numbers.billing-cycle:P1M}") String cycle, @Value("${numbers.release-rest:P30D}") Duration rest) {
        return new ReleasePolicy(BillingCycle.parse(cycle), rest);
    }

    /// @param cycle as above
    /// @param retryInterval ISO 8601; unless set a day, or the 30th part of a cycle that is shorter than days
    /// @param retries daily for 7 days
    @Bean
    BillingPolicy billingPolicy(
            @Value("${numbers.billing-cycle:P1M}") String cycle,
            @Value("${numbers.fee-retry-interval:#{null}}") @Nullable Duration retryInterval,
            @Value("${numbers.fee-retries:7}") int retries) {
        var parsed = BillingCycle.parse(cycle);
        return new BillingPolicy(parsed, retryInterval == null ? usualRetryInterval(parsed) : retryInterval, retries);
    }

    private static Duration usualRetryInterval(BillingCycle cycle) {
        return cycle.length() instanceof Duration duration ? duration.dividedBy(DAYS_OF_A_CYCLE) : Duration.ofDays(1);
    }
}
