package com.voepy.numbers.command.carrier;

import java.util.List;

/// What the carrier has on offer.
public sealed interface StockAnswer {

    /// @param numbers at most as many as asked for
    /// @param complete false when there may be more than these under the same prefix
    record Offer(List<OfferedNumber> numbers, boolean complete) implements StockAnswer {
        public Offer {
            numbers = List.copyOf(numbers);
        }
    }

    record Unavailable(Unavailability cause) implements StockAnswer {}
}
