package com.voepy.numbers.events;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of an order of one or more numbers. Stream `order/<uuid>`.
///
/// `placed → (submission started → (unclear →)* submitted) → line activated | line failed … → completed | failed`.
/// Source: the product's API document, "Order a number".
public sealed interface NumberOrderEvent extends Event {

    UUID orderId();

    UUID tenantId();

    /// The order is paid for and its numbers are pending; the carrier does not know of it yet.
    ///
    /// @param countryCode ISO 3166-1 alpha-2
    /// @param customerReference the tenant's own name for it, or null
    /// @param connectionId where the numbers go once active, or null
    @Revision(1)
    record NumberOrderPlaced(
            UUID orderId,
            UUID tenantId,
            String countryCode,
            NumberType numberType,
            List<OrderLine> lines,
            @Nullable String customerReference,
            @Nullable UUID connectionId)
            implements NumberOrderEvent {

        public NumberOrderPlaced {
            lines = List.copyOf(lines);
        }
    }

    /// We are about to send the order to the carrier. Written before the request leaves, so that an answer that never
    /// comes is looked up by our reference before anything is sent again.
    ///
    /// @param attempt from 1
    @Revision(1)
    record NumberOrderSubmissionStarted(UUID orderId, UUID tenantId, int attempt) implements NumberOrderEvent {}

    /// The carrier may or may not have the order.
    ///
    /// @param detail what happened, for people
    @Revision(1)
    record NumberOrderSubmissionUnclear(UUID orderId, UUID tenantId, int attempt, String detail)
            implements NumberOrderEvent {}

    /// The carrier certainly does not have the order of that attempt; it may be sent again.
    ///
    /// @param detail how that is known, for people
    @Revision(1)
    record NumberOrderSubmissionRuledOut(UUID orderId, UUID tenantId, int attempt, String detail)
            implements NumberOrderEvent {}

    /// The carrier has the order.
    ///
    /// @param carrierOrderId the carrier's name for it
    @Revision(1)
    record NumberOrderSubmitted(UUID orderId, UUID tenantId, String carrierOrderId) implements NumberOrderEvent {}

    /// One number of the order became active.
    ///
    /// @param numberId of the tenure
    @Revision(1)
    record NumberOrderLineActivated(UUID orderId, UUID tenantId, UUID numberId, E164 e164)
            implements NumberOrderEvent {}

    /// One number of the order failed and was refunded.
    ///
    /// @param numberId of the tenure that was not to be
    /// @param detail the carrier's words, for people, never parsed
    /// @param refundedCents US cents
    @Revision(1)
    record NumberOrderLineFailed(
            UUID orderId,
            UUID tenantId,
            UUID numberId,
            E164 e164,
            FailureReason reason,
            String detail,
            long refundedCents)
            implements NumberOrderEvent {}

    /// No number is pending any more and at least one is active.
    ///
    /// @param activated how many numbers became active
    /// @param failed how many numbers failed
    @Revision(1)
    record NumberOrderCompleted(UUID orderId, UUID tenantId, int activated, int failed) implements NumberOrderEvent {}

    /// No number is pending any more and none became active.
    ///
    /// @param failed how many numbers failed: all of them
    @Revision(1)
    record NumberOrderFailed(UUID orderId, UUID tenantId, int failed) implements NumberOrderEvent {}

    /// One number of an order, and what it costs.
    ///
    /// @param activationPriceCents one-off price to the tenant, US cents, markup included
    /// @param monthlyPriceCents recurring price to the tenant, US cents per billing month
    record OrderLine(E164 e164, UUID numberId, long activationPriceCents, long monthlyPriceCents) {}
}
