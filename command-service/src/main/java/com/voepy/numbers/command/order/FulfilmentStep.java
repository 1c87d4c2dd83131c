package com.voepy.numbers.command.order;

import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an order needs next on its way to the carrier and back.
sealed interface FulfilmentStep {

    /// No number is pending any more.
    record Nothing() implements FulfilmentStep {}

    /// Send the order. That we are about to is written already.
    record Submit(UUID tenantId, List<E164> pending, Instant placedAt) implements FulfilmentStep {}

    /// An earlier attempt may have reached the carrier: look for it before anything is sent again.
    record Find(UUID tenantId, List<E164> pending, Instant placedAt, Instant startedAt) implements FulfilmentStep {}

    /// The carrier has it: ask how far it is.
    record Poll(UUID tenantId, List<E164> pending, Instant placedAt, String carrierOrderId) implements FulfilmentStep {}
}
