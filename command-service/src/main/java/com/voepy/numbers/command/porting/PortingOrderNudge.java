package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.PortingNudge;
import com.voepy.numbers.command.schedule.Timers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// When the carrier says that a port may have changed, it is asked at once instead of at the next poll.
@Component
class PortingOrderNudge implements PortingNudge {

    private static final Logger LOG = LoggerFactory.getLogger(PortingOrderNudge.class);

    private final Timers timers;

    PortingOrderNudge(Timers timers) {
        this.timers = timers;
    }

    @Override
    public void portMayHaveChanged(String carrierOrderId, @Nullable String ourReference) {
        try {
            timers.nudge(
                    BringNumbers.NAME,
                    UUID.fromString(String.valueOf(ourReference)).toString());
        } catch (IllegalArgumentException e) {
            LOG.info(
                    "The carrier tells of its porting order {} without our reference; the next poll sees it.",
                    carrierOrderId);
        }
    }
}
