package com.voepy.numbers.command.order;

import com.voepy.numbers.command.carrier.CarrierNudge;
import com.voepy.numbers.command.schedule.Timers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// When the carrier says that an order may have changed, it is asked at once instead of at the next poll. What the
/// webhook said is not used, so it may come twice, late or out of order; the nudge is in the database before the
/// carrier gets its answer.
@Component
class OrderNudge implements CarrierNudge {

    private static final Logger LOG = LoggerFactory.getLogger(OrderNudge.class);

    private final Timers timers;

    OrderNudge(Timers timers) {
        this.timers = timers;
    }

    @Override
    public void orderMayHaveChanged(String carrierOrderId, @Nullable String ourReference) {
        try {
            timers.nudge(
                    FulfilOrder.NAME,
                    UUID.fromString(String.valueOf(ourReference)).toString());
        } catch (IllegalArgumentException e) {
            LOG.warn("The carrier tells of its order {}, which is none of ours", carrierOrderId);
        }
    }
}
