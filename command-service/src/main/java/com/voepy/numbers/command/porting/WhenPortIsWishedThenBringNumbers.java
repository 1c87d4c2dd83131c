package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderResubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What a tenant wishes of a port, the carrier has to hear at once.
@Component
@ProcessingGroup(WhenPortIsWishedThenBringNumbers.GROUP)
class WhenPortIsWishedThenBringNumbers {

    static final String GROUP = "port-to-carrier";

    private final Timers timers;

    WhenPortIsWishedThenBringNumbers(Timers timers) {
        this.timers = timers;
    }

    @EventHandler
    void on(PortingOrderEvent event) {
        if (isWish(event)) {
            timers.nudge(BringNumbers.NAME, event.portingOrderId().toString());
        }
    }

    /// Whether the carrier is to do something that it was not asked for before.
    static boolean isWish(Event event) {
        return event instanceof PortingOrderSubmitted
                || event instanceof PortingOrderResubmitted
                || event instanceof PortingCancellationRequested
                || event instanceof PortingCommentAdded added && added.author() == PortingParty.TENANT;
    }
}
