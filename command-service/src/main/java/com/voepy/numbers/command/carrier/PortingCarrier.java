package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.E164;
import java.util.List;

/// The carrier's part in bringing numbers here, in the platform's own words. Everything that [Carrier] promises holds
/// here too: outcomes instead of exceptions, no repetition, bounded time, never inside a database transaction.
public interface PortingCarrier {

    /// Tells the carrier which numbers are to come. It splits them as it likes, into orders that wait for
    /// [#submitPort].
    ///
    /// The carrier takes no idempotency key: call this once per reference. After [PortPlacement.Unknown] ask
    /// [#findPorts] before trying again; after [PortPlacement.NotSent] just try again.
    ///
    /// @param reference ours, unique per porting order; comes back in webhooks and in [#findPorts]
    /// @param numbers 1 to 50 numbers
    PortPlacement placePort(String reference, List<E164> numbers);

    /// All of the carrier's orders that carry our reference, those that it split off later too. None right after an
    /// unclear answer may be early: believe it only when it was said again some seconds later.
    PortSearch findPorts(String reference);

    /// Gives the carrier everything that it needs for one of its orders, documents included, and tells it to go on.
    /// Safe to repeat, as long as the order is a draft or an exception.
    PortAnswer submitPort(CarrierPort port, PortForm form);

    /// Asks the carrier to drop one of its orders. Done means that it was heard; the order itself says when it is over.
    /// Safe to repeat.
    PortAnswer cancelPort(CarrierPort port);

    /// What was written under one of the carrier's orders, by anybody.
    PortTalk commentsOf(CarrierPort port);

    /// Writes something under one of the carrier's orders. Takes no idempotency key: look first whether it is there.
    PortAnswer comment(CarrierPort port, String text);
}
