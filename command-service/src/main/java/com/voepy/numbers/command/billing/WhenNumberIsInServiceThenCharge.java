package com.voepy.numbers.command.billing;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Keeps a timer for each number in service. It is made of the log alone: where timers were lost, following the log
/// from its beginning again sets them again.
@Component
@ProcessingGroup(WhenNumberIsInServiceThenCharge.GROUP)
class WhenNumberIsInServiceThenCharge {

    static final String GROUP = "billing";

    private final Timers timers;
    private final InstantSource clock;

    WhenNumberIsInServiceThenCharge(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /// The first run finds the first cycle charged, and stays until the second.
    @EventHandler
    void on(NumberActivated event) {
        timers.schedule(ChargeFees.NAME, event.numberId().toString(), clock.instant());
    }

    @EventHandler
    void on(NumberPortedIn event) {
        timers.schedule(ChargeFees.NAME, event.numberId().toString(), clock.instant());
    }

    @EventHandler
    void on(NumberReleased event) {
        timers.cancel(ChargeFees.NAME, event.numberId().toString());
    }
}
