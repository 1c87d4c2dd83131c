package com.voepy.numbers.command.porting;

import com.voepy.numbers.command.carrier.CarrierPort;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a porting order itself; its numbers move in the same unit of work.
sealed interface PortingOrderCommand {

    UUID portingOrderId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.port(portingOrderId());
    }

    record OpenPort(UUID portingOrderId, UUID tenantId, List<E164> phoneNumbers, PortingDetails details)
            implements PortingOrderCommand {}

    /// @param details all of them, as they are to be
    record UpdatePort(UUID portingOrderId, UUID tenantId, PortingDetails details) implements PortingOrderCommand {}

    /// The tenant says that it is complete, or mended.
    record SubmitPort(UUID portingOrderId, UUID tenantId) implements PortingOrderCommand {}

    /// The tenant wants it no more.
    record CancelPort(UUID portingOrderId, UUID tenantId, Instant now) implements PortingOrderCommand {}

    record AddComment(UUID portingOrderId, UUID tenantId, UUID commentId, PortingParty author, Sealed body)
            implements PortingOrderCommand {}

    /// The carrier has the tenant's comment.
    record PassOnComment(UUID portingOrderId, UUID commentId) implements PortingOrderCommand {}

    /// What is to be done next to get the numbers; see [PortingStep].
    record PlanPort(UUID portingOrderId) implements PortingOrderCommand {}

    /// The carrier certainly does not have it.
    record RuleOutPlacement(UUID portingOrderId, String detail) implements PortingOrderCommand {}

    /// The carrier does not want these numbers.
    ///
    /// @param problems at least one
    record RefusePlacement(UUID portingOrderId, List<PortingProblem> problems) implements PortingOrderCommand {}

    /// The carrier's orders as they are.
    ///
    /// @param ports all of them
    /// @param problems what each of them says is wrong, sealed; nothing of those that say nothing
    /// @param ported numbers that are here by now, and their tenures
    /// @param lost numbers that will not come
    record RecordProgress(
            UUID portingOrderId,
            List<CarrierPort> ports,
            Map<String, List<PortingProblem>> problems,
            SortedMap<E164, UUID> ported,
            SortedSet<E164> lost)
            implements PortingOrderCommand {}

    /// One of the carrier's orders has what the tenant gave.
    ///
    /// @param submission which of the tenant's submissions that was
    record ConfirmHandOver(UUID portingOrderId, String carrierOrderId, int submission) implements PortingOrderCommand {}

    /// The carrier does not take what the tenant gave.
    ///
    /// @param problems at least one
    record RefuseHandOver(UUID portingOrderId, String carrierOrderId, int submission, List<PortingProblem> problems)
            implements PortingOrderCommand {}

    /// The carrier goes on in spite of the tenant's wish.
    ///
    /// @param words the carrier's, sealed; null where it just does so
    record RefuseCancellation(UUID portingOrderId, @Nullable Sealed words) implements PortingOrderCommand {}
}
