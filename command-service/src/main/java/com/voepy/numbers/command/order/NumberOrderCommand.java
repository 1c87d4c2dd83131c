package com.voepy.numbers.command.order;

import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Streams;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of an order itself; money and numbers move in the same unit of work.
sealed interface NumberOrderCommand {

    UUID orderId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.order(orderId());
    }

    record OpenOrder(
            UUID orderId,
            UUID tenantId,
            String countryCode,
            NumberType numberType,
            List<OrderLine> lines,
            @Nullable String customerReference,
            @Nullable UUID connectionId)
            implements NumberOrderCommand {}

    /// What is to be done next to get the numbers; see [FulfilmentStep].
    record PlanFulfilment(UUID orderId) implements NumberOrderCommand {}

    /// The carrier has the order.
    record ConfirmSubmission(UUID orderId, String carrierOrderId) implements NumberOrderCommand {}

    /// The carrier may have the order.
    record DoubtSubmission(UUID orderId, String detail) implements NumberOrderCommand {}

    /// The carrier certainly does not have the order.
    record RuleOutSubmission(UUID orderId, String detail) implements NumberOrderCommand {}

    /// One of its numbers became active.
    record CloseActivated(UUID orderId, UUID numberId, E164 e164) implements NumberOrderCommand {}

    /// One of its numbers failed and was refunded.
    ///
    /// @param refundedCents US cents
    record CloseFailed(UUID orderId, UUID numberId, E164 e164, FailureReason reason, String detail, long refundedCents)
            implements NumberOrderCommand {}
}
