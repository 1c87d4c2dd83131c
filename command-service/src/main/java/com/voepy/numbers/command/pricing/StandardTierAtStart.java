package com.voepy.numbers.command.pricing;

import com.voepy.numbers.command.dispatch.Cause;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.pricing.PricingTierCommand.EnsureStandardTier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Makes the `standard` tier before the service is ready, so that every tenant has prices.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StandardTierAtStart implements ApplicationRunner {

    private final Commands commands;

    StandardTierAtStart(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        commands.send(new EnsureStandardTier(), Cause.of("first-start", null));
    }
}
