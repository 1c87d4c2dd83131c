package com.voepy.numbers.command.carrier;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an order that we tried to place.
public sealed interface OrderAnswer {

    /// The carrier has the order; its lines say how far each number is.
    record Accepted(CarrierOrder order) implements OrderAnswer {}

    /// The carrier has no such order and does not want it. Nothing was bought.
    ///
    /// @param reasons at least one; a reason without a number, or the same order without the named
    ///     numbers, concerns all of them
    record Refused(List<Refusal> reasons) implements OrderAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// The order never reached the carrier, or the carrier turned it away unread. Nothing was
    /// bought; trying again is safe.
    ///
    /// @param why for people and logs
    /// @param retryAfter how long to leave the carrier alone; null when nobody said
    record NotSent(String why, @Nullable Duration retryAfter) implements OrderAnswer {}

    /// The order was sent and no clear answer came: perhaps it was taken. Ask [Carrier#findOrder].
    ///
    /// @param why for people and logs
    record Unknown(String why) implements OrderAnswer {}
}
