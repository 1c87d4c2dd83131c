package com.voepy.numbers.command.porting;

import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;

/// What a porting order needs next on its way to the carrier and back.
sealed interface PortingStep {

    /// It is the tenant's turn, or over.
    record Nothing() implements PortingStep {}

    /// Tell the carrier the numbers. That we are about to is written already.
    record Place(UUID tenantId, List<E164> numbers, Instant submittedAt) implements PortingStep {}

    /// An earlier attempt may have reached the carrier: look for it before anything is sent again.
    record Find(UUID tenantId, Instant submittedAt, Instant startedAt) implements PortingStep {}

    /// The carrier has it: ask how far it is, and give what it lacks.
    ///
    /// @param open the carrier's orders that are not over, by their ids
    /// @param unsent comments of the tenant that the carrier does not have, in their order
    /// @param heard every comment of ours by its id
    /// @param submission the tenant's last one
    /// @param isTenantsTurn whether something has to be mended before anything can be given
    /// @param isCancelled whether the tenant wants it no more
    record Follow(
            UUID tenantId,
            Map<String, Part> open,
            PortingDetails details,
            SequencedMap<UUID, Sealed> unsent,
            Set<UUID> heard,
            int submission,
            boolean isTenantsTurn,
            boolean isCancelled,
            Instant submittedAt)
            implements PortingStep {}
}
