package com.voepy.numbers.command.carrier;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of numbers that we told the carrier to bring.
public sealed interface PortPlacement {

    /// The carrier has made one or more orders of them.
    record Placed(List<CarrierPort> ports) implements PortPlacement {
        public Placed {
            ports = List.copyOf(ports);
        }
    }

    /// The carrier does not want them and has made no order.
    ///
    /// @param reasons at least one
    record Refused(List<Refusal> reasons) implements PortPlacement {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// The request never reached the carrier, or it was turned away unread; trying again is safe.
    ///
    /// @param why for people and logs
    /// @param retryAfter how long to leave the carrier alone; null when nobody said
    record NotSent(String why, @Nullable Duration retryAfter) implements PortPlacement {}

    /// The request was sent and no clear answer came. Ask [PortingCarrier#findPorts].
    ///
    /// @param why for people and logs
    record Unknown(String why) implements PortPlacement {}
}
