package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as the carrier sees it.
///
/// @param id the carrier's
/// @param reference ours; null when the carrier keeps none with this order
/// @param state of the whole; the lines decide, as an order may end half done
public record CarrierOrder(String id, @Nullable String reference, State state, List<Line> lines) {

    public CarrierOrder {
        lines = List.copyOf(lines);
    }

    /// How far the carrier is. A word it uses that we do not know reads as [#PENDING], and is logged.
    public enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }

    /// One number of an order.
    ///
    /// @param lineId the carrier's id of this line, which is not the id of the number in its inventory
    /// @param carrierStatus the carrier's own word, for people
    public record Line(String lineId, E164 e164, State state, String carrierStatus) {}
}
