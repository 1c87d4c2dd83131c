package com.voepy.numbers.command.number;

import com.voepy.numbers.kernel.BillingCycle;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What an operator can set about numbers.
@Configuration(proxyBeanMethods = false)
class NumberConfiguration {

    /// @param cycle ISO 8601, a calendar month unless set
    /// @param rest ISO 8601, how long a released number is kept from everybody
    @Bean
    ReleasePolicy releasePolicy(
            @Value("${numbers.billing-cycle:P1M}") String cycle, @Value("${numbers.release-rest:P30D}") Duration rest) {
        return new ReleasePolicy(BillingCycle.parse(cycle), rest);
    }
}
