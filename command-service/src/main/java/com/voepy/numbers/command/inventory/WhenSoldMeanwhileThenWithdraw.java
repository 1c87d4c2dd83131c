package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What the carrier sold to somebody else is not shown to the next customer.
@Component
@ProcessingGroup(WhenSoldMeanwhileThenWithdraw.GROUP)
class WhenSoldMeanwhileThenWithdraw {

    static final String GROUP = "withdraw-sold-numbers";

    private final Timers timers;
    private final InstantSource clock;

    WhenSoldMeanwhileThenWithdraw(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @EventHandler
    void on(NumberActivationFailed event) {
        if (event.reason() == FailureReason.SOLD_MEANWHILE) {
            timers.schedule(WithdrawSoldNumber.NAME, event.e164().value(), clock.instant());
        }
    }
}
