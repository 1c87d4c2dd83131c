package com.voepy.numbers.command.carrier;

import java.util.List;

/// What the carrier says to a wish about one of its porting orders.
public sealed interface PortAnswer {

    record Done() implements PortAnswer {}

    /// A definite no; the order is as it was.
    ///
    /// @param reasons at least one
    record Refused(List<Refusal> reasons) implements PortAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Perhaps done, perhaps not: the order itself tells.
    record Unavailable(Unavailability cause) implements PortAnswer {}
}
