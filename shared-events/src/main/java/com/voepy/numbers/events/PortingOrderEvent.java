package com.voepy.numbers.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of an order to bring numbers here from another carrier. Stream `port/<uuid>`.
///
/// `created → (updated)* → submitted → (placement started → (ruled out →)*)* carrier order reported …`, and as the
/// carrier's orders go on: `taken into process → (exception raised → resubmitted)* → FOC confirmed → number ported … →
/// ported`; or `cancelled`, by the tenant or by the carrier. Source: the product's API document, "Porting numbers in".
public sealed interface PortingOrderEvent extends Event {

    UUID portingOrderId();

    UUID tenantId();

    /// A tenant wants these numbers; nobody else can port or order them from now on. The carrier knows nothing yet.
    @Revision(1)
    record PortingOrderCreated(UUID portingOrderId, UUID tenantId, List<E164> phoneNumbers, PortingDetails details)
            implements PortingOrderEvent {

        public PortingOrderCreated {
            phoneNumbers = List.copyOf(phoneNumbers);
        }
    }

    /// The tenant changed what can be changed. Carries all of it as it is now.
    @Revision(1)
    record PortingOrderUpdated(UUID portingOrderId, UUID tenantId, PortingDetails details)
            implements PortingOrderEvent {}

    /// The tenant says that the draft is complete. It goes to the carrier.
    @Revision(1)
    record PortingOrderSubmitted(UUID portingOrderId, UUID tenantId) implements PortingOrderEvent {}

    /// The tenant has mended what was wrong. It goes to the carrier once more.
    ///
    /// @param submission counts the submissions; the first one is 1 and never this
    @Revision(1)
    record PortingOrderResubmitted(UUID portingOrderId, UUID tenantId, int submission) implements PortingOrderEvent {}

    /// We are about to give the numbers to the carrier. Written before the request leaves, so that an answer that never
    /// comes is looked up by our reference before anything is sent again.
    ///
    /// @param attempt from 1
    @Revision(1)
    record PortingPlacementStarted(UUID portingOrderId, UUID tenantId, int attempt) implements PortingOrderEvent {}

    /// The carrier certainly does not have the order of that attempt; it may be sent again.
    ///
    /// @param detail how that is known, for people
    @Revision(1)
    record PortingPlacementRuledOut(UUID portingOrderId, UUID tenantId, int attempt, String detail)
            implements PortingOrderEvent {}

    /// One of the carrier's orders that this order became is new, or has changed.
    ///
    /// @param carrierOrderId the carrier's name for it
    /// @param phoneNumbers those of our numbers that it is about
    /// @param focAt when the carrier says that they move, or null
    /// @param problems what the carrier says is wrong; empty unless the state is `exception`
    @Revision(2)
    record CarrierPortReported(
            UUID portingOrderId,
            UUID tenantId,
            String carrierOrderId,
            List<E164> phoneNumbers,
            CarrierPortState state,
            @Nullable Instant focAt,
            List<PortingProblem> problems)
            implements PortingOrderEvent {

        public CarrierPortReported {
            phoneNumbers = List.copyOf(phoneNumbers);
            problems = List.copyOf(problems);
        }
    }

    /// One of the carrier's orders has everything that the tenant gave, and the carrier was told to go on with it.
    ///
    /// @param submission which of the tenant's submissions that was
    @Revision(1)
    record CarrierPortHandedOver(UUID portingOrderId, UUID tenantId, String carrierOrderId, int submission)
            implements PortingOrderEvent {}

    /// The carrier does not take what the tenant gave for one of its orders; the tenant has to mend it.
    ///
    /// @param submission which of the tenant's submissions that was
    /// @param problems at least one
    @Revision(2)
    record CarrierPortRefused(
            UUID portingOrderId, UUID tenantId, String carrierOrderId, int submission, List<PortingProblem> problems)
            implements PortingOrderEvent {

        public CarrierPortRefused {
            problems = List.copyOf(problems);
        }
    }

    /// The carrier works on all of it.
    @Revision(1)
    record PortingOrderTakenIntoProcess(UUID portingOrderId, UUID tenantId) implements PortingOrderEvent {}

    /// Something is wrong that the tenant has to mend, or something else is wrong now.
    ///
    /// @param problems at least one
    @Revision(2)
    record PortingExceptionRaised(UUID portingOrderId, UUID tenantId, List<PortingProblem> problems)
            implements PortingOrderEvent {

        public PortingExceptionRaised {
            problems = List.copyOf(problems);
        }
    }

    /// The losing carrier has agreed to a date, or to another one.
    ///
    /// @param focAt when the first numbers move
    @Revision(1)
    record PortingFocConfirmed(UUID portingOrderId, UUID tenantId, Instant focAt) implements PortingOrderEvent {}

    /// One number of the order is here.
    ///
    /// @param numberId of the tenure that began with it
    @Revision(1)
    record PortingNumberPorted(UUID portingOrderId, UUID tenantId, E164 e164, UUID numberId)
            implements PortingOrderEvent {}

    /// One number of the order stays where it was.
    ///
    /// @param detail for people
    @Revision(1)
    record PortingNumberFailed(UUID portingOrderId, UUID tenantId, E164 e164, String detail)
            implements PortingOrderEvent {}

    /// No number is on its way any more and at least one is here.
    ///
    /// @param ported how many numbers are here
    /// @param failed how many numbers stay where they were
    @Revision(1)
    record PortingOrderPorted(UUID portingOrderId, UUID tenantId, int ported, int failed)
            implements PortingOrderEvent {}

    /// The tenant wants it no more, and the carrier has yet to agree.
    @Revision(1)
    record PortingCancellationRequested(UUID portingOrderId, UUID tenantId) implements PortingOrderEvent {}

    /// The carrier goes on in spite of the tenant's wish.
    ///
    /// @param detail why, in words of the platform; in revision 1 the carrier's. Null where those are sealed
    /// @param words why, in the carrier's words, which may speak of people; or null
    @Revision(2)
    record PortingCancellationRefused(
            UUID portingOrderId,
            UUID tenantId,
            @Nullable String detail,
            @Nullable Sealed words) implements PortingOrderEvent {}

    /// No number is on its way any more and none is here.
    ///
    /// @param by who ended it
    /// @param detail for people, or null where the tenant ended it
    @Revision(1)
    record PortingOrderCancelled(
            UUID portingOrderId,
            UUID tenantId,
            PortingParty by,
            @Nullable String detail) implements PortingOrderEvent {}

    /// Somebody wrote something under the order.
    ///
    /// @param body free text, which may speak of people
    @Revision(1)
    record PortingCommentAdded(UUID portingOrderId, UUID tenantId, UUID commentId, PortingParty author, Sealed body)
            implements PortingOrderEvent {}

    /// The carrier has the tenant's comment.
    @Revision(1)
    record PortingCommentPassedOn(UUID portingOrderId, UUID tenantId, UUID commentId) implements PortingOrderEvent {}

    /// What a tenant can say about a port and change as long as the carrier does not work on it.
    ///
    /// @param comment what the tenant wants the carrier to know, or null
    /// @param endUser who has the numbers at the losing carrier, or null
    /// @param documentIds letter of authorization, bill and so on
    /// @param focDate the day that the tenant wishes, a business day in the numbers' country, or null
    /// @param connectionId where the numbers go once they are here, or null
    /// @param customerReference the tenant's own name for it, or null
    record PortingDetails(
            @Nullable Sealed comment,
            @Nullable Sealed endUser,
            List<UUID> documentIds,
            @Nullable LocalDate focDate,
            @Nullable UUID connectionId,
            @Nullable String customerReference) {

        public PortingDetails {
            documentIds = List.copyOf(documentIds);
        }
    }

    /// One thing that is wrong with an order.
    ///
    /// @param code stable, for programs, from an open set: the carrier's own in lower case
    /// @param message the carrier's words, as events of revision 1 have them; null since
    /// @param words the carrier's, for people, which may speak of some; null in revision 1
    record PortingProblem(
            String code, @Nullable String message, @Nullable Sealed words) {}

    /// Who did or said something.
    enum PortingParty {
        @JsonProperty("tenant")
        TENANT,

        @JsonProperty("carrier")
        CARRIER
    }
}
