package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentPassedOn;
import com.voepy.numbers.events.PortingOrderEvent.PortingDetails;
import com.voepy.numbers.events.PortingOrderEvent.PortingExceptionRaised;
import com.voepy.numbers.events.PortingOrderEvent.PortingFocConfirmed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberFailed;
import com.voepy.numbers.events.PortingOrderEvent.PortingNumberPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCancelled;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderCreated;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderPorted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderResubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderSubmitted;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderTakenIntoProcess;
import com.voepy.numbers.events.PortingOrderEvent.PortingOrderUpdated;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementRuledOut;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.PortingStatus;
import com.voepy.numbers.kernel.Said;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An order to bring numbers here from another carrier, as its tenant sees it; one, however the carrier splits it.
///
/// @param userFeedback what the tenant wants the carrier to know
/// @param endUser who has the numbers at the losing carrier, or null
/// @param documents ids of uploaded documents
/// @param focDate the day that the tenant wishes, or null
/// @param focAt when the first numbers move, null until the losing carrier has agreed
/// @param connectionId where the numbers go once they are here, or null
/// @param customerReference the tenant's own name for it, or null
/// @param exceptions what the tenant has to mend; empty unless the status is `exception`
/// @param cancelRequestedAt when the tenant asked for the end, as long as the carrier has not answered; or null
/// @param cancelRefusal why the carrier refused the last wish for an end, or null
/// @param submittedAt when it was submitted last, or null
/// @param portedAt when it was over and numbers had come, or null
/// @param cancelledAt when it was over and none had come, or null
public record PortingOrderResource(
        UUID id,
        PortingStatus status,
        List<Line> phoneNumbers,
        UserFeedback userFeedback,
        @Nullable Sealed endUser,
        List<UUID> documents,
        @Nullable LocalDate focDate,
        @Nullable Instant focAt,
        @Nullable UUID connectionId,
        @Nullable String customerReference,
        List<Problem> exceptions,
        @Nullable Instant cancelRequestedAt,
        @Nullable Said cancelRefusal,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant portedAt,
        @Nullable Instant cancelledAt) {

    public PortingOrderResource {
        phoneNumbers = List.copyOf(phoneNumbers);
        documents = List.copyOf(documents);
        exceptions = List.copyOf(exceptions);
    }

    /// How far one number is.
    public enum LineStatus {
        /// Still at the other carrier.
        @JsonProperty("pending")
        PENDING,

        /// Here and in service.
        @JsonProperty("ported")
        PORTED,

        /// It stays at the other carrier.
        @JsonProperty("failed")
        FAILED
    }

    /// One number of the order.
    ///
    /// @param numberId `GET /v1/numbers/{id}` once it is here, else null
    public record Line(
            E164 phoneNumber, LineStatus status, @Nullable UUID numberId) {}

    /// @param comment free text, or null
    public record UserFeedback(@Nullable Sealed comment) {}

    /// Something that the tenant has to mend.
    ///
    /// @param code from an open set, for programs
    /// @param message the carrier's words, for people; null once the personal data of the order is erased
    public record Problem(String code, @Nullable Said message, Instant at) {}

    /// The order after an event.
    ///
    /// @param before null for the first event
    /// @param at when the event happened
    public static PortingOrderResource after(
            @Nullable PortingOrderResource before, PortingOrderEvent event, Instant at) {
        return switch (event) {
            case PortingOrderCreated e -> created(e, at);
            case PortingOrderUpdated e -> begun(before).with(e.details());
            case PortingOrderSubmitted _ -> begun(before).submitted(PortingStatus.SUBMITTED, at);
            case PortingOrderResubmitted _ -> begun(before).submitted(PortingStatus.IN_PROCESS, at);
            case PortingOrderTakenIntoProcess _ -> begun(before).moved(PortingStatus.IN_PROCESS, null, List.of());
            case PortingExceptionRaised e ->
                begun(before)
                        .moved(
                                PortingStatus.EXCEPTION,
                                null,
                                e.problems().stream()
                                        .map(problem -> new Problem(
                                                problem.code(), Said.of(problem.message(), problem.words()), at))
                                        .toList());
            case PortingFocConfirmed e -> begun(before).moved(PortingStatus.FOC_CONFIRMED, e.focAt(), List.of());
            case PortingNumberPorted e -> begun(before).withLine(new Line(e.e164(), LineStatus.PORTED, e.numberId()));
            case PortingNumberFailed e -> begun(before).withLine(new Line(e.e164(), LineStatus.FAILED, null));
            case PortingOrderPorted _ -> begun(before).ended(PortingStatus.PORTED, at);
            case PortingOrderCancelled _ -> begun(before).ended(PortingStatus.CANCELLED, at);
            case PortingCancellationRequested _ -> begun(before).cancelling(at, null);
            case PortingCancellationRefused e -> begun(before).cancelling(null, Said.of(e.detail(), e.words()));
            case PortingPlacementStarted _,
                    PortingPlacementRuledOut _,
                    CarrierPortReported _,
                    CarrierPortHandedOver _,
                    CarrierPortRefused _,
                    PortingCommentAdded _,
                    PortingCommentPassedOn _ -> begun(before);
        };
    }

    private static PortingOrderResource begun(@Nullable PortingOrderResource before) {
        if (before == null) {
            throw new IllegalStateException("the porting order has not been created");
        }
        return before;
    }

    private static PortingOrderResource created(PortingOrderCreated e, Instant at) {
        var details = e.details();
        return new PortingOrderResource(
                e.portingOrderId(),
                PortingStatus.DRAFT,
                e.phoneNumbers().stream()
                        .map(number -> new Line(number, LineStatus.PENDING, null))
                        .toList(),
                new UserFeedback(details.comment()),
                details.endUser(),
                details.documentIds(),
                details.focDate(),
                null,
                details.connectionId(),
                details.customerReference(),
                List.of(),
                null,
                null,
                at,
                null,
                null,
                null);
    }

    /// The numbers, whatever became of them.
    public List<E164> numbers() {
        return phoneNumbers.stream().map(Line::phoneNumber).toList();
    }

    /// What the tenant gave, as it is now.
    public PortingDetails details() {
        return new PortingDetails(userFeedback.comment(), endUser, documents, focDate, connectionId, customerReference);
    }

    private PortingOrderResource with(PortingDetails details) {
        return new PortingOrderResource(
                id,
                status,
                phoneNumbers,
                new UserFeedback(details.comment()),
                details.endUser(),
                details.documentIds(),
                details.focDate(),
                focAt,
                details.connectionId(),
                details.customerReference(),
                exceptions,
                cancelRequestedAt,
                cancelRefusal,
                createdAt,
                submittedAt,
                portedAt,
                cancelledAt);
    }

    private PortingOrderResource withLine(Line changed) {
        UnaryOperator<Line> change = line -> line.phoneNumber().equals(changed.phoneNumber()) ? changed : line;
        return copy(
                status,
                phoneNumbers.stream().map(change).toList(),
                focAt,
                exceptions,
                cancelRequestedAt,
                cancelRefusal,
                submittedAt,
                portedAt,
                cancelledAt);
    }

    private PortingOrderResource submitted(PortingStatus after, Instant at) {
        return copy(after, phoneNumbers, null, List.of(), cancelRequestedAt, cancelRefusal, at, portedAt, cancelledAt);
    }

    private PortingOrderResource moved(PortingStatus after, @Nullable Instant newFocAt, List<Problem> problems) {
        return copy(
                after,
                phoneNumbers,
                newFocAt,
                problems,
                cancelRequestedAt,
                cancelRefusal,
                submittedAt,
                portedAt,
                cancelledAt);
    }

    private PortingOrderResource cancelling(@Nullable Instant requestedAt, @Nullable Said refusal) {
        return copy(status, phoneNumbers, focAt, exceptions, requestedAt, refusal, submittedAt, portedAt, cancelledAt);
    }

    private PortingOrderResource ended(PortingStatus end, Instant at) {
        UnaryOperator<Line> left = line ->
                line.status() == LineStatus.PENDING ? new Line(line.phoneNumber(), LineStatus.FAILED, null) : line;
        return copy(
                end,
                phoneNumbers.stream().map(left).toList(),
                focAt,
                List.of(),
                null,
                cancelRefusal,
                submittedAt,
                end == PortingStatus.PORTED ? at : null,
                end == PortingStatus.CANCELLED ? at : null);
    }

    private PortingOrderResource copy(
            PortingStatus newStatus,
            List<Line> lines,
            @Nullable Instant newFocAt,
            List<Problem> problems,
            @Nullable Instant newCancelRequestedAt,
            @Nullable Said newCancelRefusal,
            @Nullable Instant newSubmittedAt,
            @Nullable Instant newPortedAt,
            @Nullable Instant newCancelledAt) {
        return new PortingOrderResource(
                id,
                newStatus,
                lines,
                userFeedback,
                endUser,
                documents,
                focDate,
                newFocAt,
                connectionId,
                customerReference,
                problems,
                newCancelRequestedAt,
                newCancelRefusal,
                createdAt,
                newSubmittedAt,
                newPortedAt,
                newCancelledAt);
    }
}
