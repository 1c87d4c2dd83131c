package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An order of numbers, as its tenant sees it.
///
/// @param totalActivationCents what was debited when it was placed, US cents; refunds are shown line by line
/// @param totalMonthlyCents US cents per billing month, if every number becomes active
/// @param completedAt null while a number is pending
public record NumberOrderResource(
        UUID id,
        Status status,
        String countryCode,
        NumberType numberType,
        List<Line> phoneNumbers,
        long totalActivationCents,
        long totalMonthlyCents,
        String currency,
        @Nullable String customerReference,
        @Nullable UUID connectionId,
        Instant createdAt,
        @Nullable Instant completedAt) {

    public NumberOrderResource {
        phoneNumbers = List.copyOf(phoneNumbers);
    }

    /// How far an order is.
    public enum Status {
        @JsonProperty("pending")
        PENDING,

        /// Every number is active.
        @JsonProperty("completed")
        COMPLETED,

        /// Some numbers are active, the others failed and were refunded.
        @JsonProperty("partially_completed")
        PARTIALLY_COMPLETED,

        /// No number became active; all were refunded.
        @JsonProperty("failed")
        FAILED
    }

    /// One number of the order.
    ///
    /// @param id of the tenure: `GET /v1/numbers/{id}`
    /// @param failureReason null unless it failed
    /// @param refundedCents US cents, 0 unless it failed
    public record Line(
            UUID id,
            E164 phoneNumber,
            NumberStatus status,
            long activationPriceCents,
            long monthlyPriceCents,
            @Nullable FailureReason failureReason,
            long refundedCents) {

        private static Line of(OrderLine line) {
            return new Line(
                    line.numberId(),
                    line.e164(),
                    NumberStatus.PENDING,
                    line.activationPriceCents(),
                    line.monthlyPriceCents(),
                    null,
                    0);
        }

        private Line activated() {
            return new Line(
                    id, phoneNumber, NumberStatus.ACTIVE, activationPriceCents, monthlyPriceCents, null, refundedCents);
        }

        private Line failed(FailureReason reason, long cents) {
            return new Line(
                    id, phoneNumber, NumberStatus.FAILED, activationPriceCents, monthlyPriceCents, reason, cents);
        }
    }

    /// The order after an event.
    ///
    /// @param before null for the first event
    /// @param at when the event happened
    public static NumberOrderResource after(@Nullable NumberOrderResource before, NumberOrderEvent event, Instant at) {
        return switch (event) {
            case NumberOrderPlaced e -> placed(e, at);
            case NumberOrderSubmissionStarted _ -> begun(before);
            case NumberOrderSubmissionUnclear _ -> begun(before);
            case NumberOrderSubmissionRuledOut _ -> begun(before);
            case NumberOrderSubmitted _ -> begun(before);
            case NumberOrderLineActivated e -> begun(before).withLine(e.numberId(), Line::activated);
            case NumberOrderLineFailed e ->
                begun(before).withLine(e.numberId(), line -> line.failed(e.reason(), e.refundedCents()));
            case NumberOrderCompleted e ->
                begun(before).ended(e.failed() == 0 ? Status.COMPLETED : Status.PARTIALLY_COMPLETED, at);
            case NumberOrderFailed _ -> begun(before).ended(Status.FAILED, at);
        };
    }

    private static NumberOrderResource begun(@Nullable NumberOrderResource before) {
        if (before == null) {
            throw new IllegalStateException("the order has not been placed");
        }
        return before;
    }

    private static NumberOrderResource placed(NumberOrderPlaced e, Instant at) {
        return new NumberOrderResource(
                e.orderId(),
                Status.PENDING,
                e.countryCode(),
                e.numberType(),
                e.lines().stream().map(Line::of).toList(),
                e.lines().stream().mapToLong(OrderLine::activationPriceCents).sum(),
                e.lines().stream().mapToLong(OrderLine::monthlyPriceCents).sum(),
                "USD",
                e.customerReference(),
                e.connectionId(),
                at,
                null);
    }

    private NumberOrderResource withLine(UUID numberId, UnaryOperator<Line> change) {
        var lines = phoneNumbers.stream()
                .map(line -> line.id().equals(numberId) ? change.apply(line) : line)
                .toList();
        return copy(status, lines, completedAt);
    }

    private NumberOrderResource ended(Status end, Instant at) {
        return copy(end, phoneNumbers, at);
    }

    private NumberOrderResource copy(Status newStatus, List<Line> lines, @Nullable Instant newCompletedAt) {
        return new NumberOrderResource(
                id,
                newStatus,
                countryCode,
                numberType,
                lines,
                totalActivationCents,
                totalMonthlyCents,
                currency,
                customerReference,
                connectionId,
                createdAt,
                newCompletedAt);
    }
}
