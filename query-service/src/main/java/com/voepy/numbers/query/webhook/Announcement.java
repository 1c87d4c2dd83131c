package com.voepy.numbers.query.webhook;

import com.voepy.numbers.events.ApiKeyEvent;
import com.voepy.numbers.events.AuditReadEvent;
import com.voepy.numbers.events.BalanceEvent;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceOpened;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.CarrierCallEvent;
import com.voepy.numbers.events.ConnectionEvent;
import com.voepy.numbers.events.CreditEvent;
import com.voepy.numbers.events.DocumentEvent;
import com.voepy.numbers.events.DocumentSpaceEvent;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.ErasureEvent;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.LookupEvent;
import com.voepy.numbers.events.NumberBlockEvent;
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
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.events.PortingOrderEvent;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortHandedOver;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortRefused;
import com.voepy.numbers.events.PortingOrderEvent.CarrierPortReported;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRefused;
import com.voepy.numbers.events.PortingOrderEvent.PortingCancellationRequested;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentAdded;
import com.voepy.numbers.events.PortingOrderEvent.PortingCommentPassedOn;
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
import com.voepy.numbers.events.PricingTierEvent;
import com.voepy.numbers.events.RequestEvent;
import com.voepy.numbers.events.ReservationEvent;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.events.TenantEvent;
import com.voepy.numbers.events.WebhookSpaceEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import com.voepy.numbers.kernel.WebhookType;
import java.util.Optional;

/// Which events tenants are told of. A new event does not compile before it is decided here.
final class Announcement {

    private Announcement() {}

    /// The type that the event's change is announced as; empty where nobody outside is told.
    static Optional<WebhookType> of(Event event) {
        return switch (event) {
            case PhoneNumberEvent e -> ofNumber(e);
            case NumberOrderEvent e -> ofOrder(e);
            case ReservationEvent e -> ofReservation(e);
            case BalanceEvent e -> ofBalance(e);
            case EmergencyAddressEvent e -> ofEmergencyAddress(e);
            case PortingOrderEvent e -> ofPort(e);
            case ApiKeyEvent _,
                    AuditReadEvent _,
                    ConnectionEvent _,
                    CreditEvent _,
                    DocumentEvent _,
                    DocumentSpaceEvent _,
                    CarrierCallEvent _,
                    LookupEvent _,
                    ErasureEvent _,
                    NumberBlockEvent _,
                    PricingTierEvent _,
                    RequestEvent _,
                    TenantEvent _,
                    WebhookSpaceEvent _,
                    WebhookSubscriptionEvent _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofNumber(PhoneNumberEvent event) {
        return switch (event) {
            case NumberActivated _, NumberPortedIn _ -> Optional.of(WebhookType.NUMBER_ACTIVATED);
            case NumberActivationFailed _ -> Optional.of(WebhookType.NUMBER_ACTIVATION_FAILED);
            // Refused settings are news to who asked for them; applied ones are what was announced before.
            case NumberConfigured _, NumberSettingsRefused _ -> Optional.of(WebhookType.NUMBER_UPDATED);
            case NumberReleased _ -> Optional.of(WebhookType.NUMBER_RELEASED);
            case NumberEmergencyActivated _ -> Optional.of(WebhookType.NUMBER_EMERGENCY_ACTIVATED);
            case NumberEmergencyFailed _ -> Optional.of(WebhookType.NUMBER_EMERGENCY_FAILED);
            case NumberHeld _,
                    NumberHoldExtended _,
                    NumberHoldEnded _,
                    NumberOrdered _,
                    NumberPortStarted _,
                    NumberPortEnded _,
                    NumberSettingsApplied _,
                    NumberFeeCharged _,
                    NumberFeeUncovered _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _,
                    NumberEmergencyAddressAttached _,
                    NumberEmergencyAddressDetached _,
                    NumberEmergencyDeactivated _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofOrder(NumberOrderEvent event) {
        return switch (event) {
            case NumberOrderCompleted _ -> Optional.of(WebhookType.NUMBER_ORDER_COMPLETED);
            case NumberOrderFailed _ -> Optional.of(WebhookType.NUMBER_ORDER_FAILED);
            case NumberOrderPlaced _,
                    NumberOrderSubmissionStarted _,
                    NumberOrderSubmissionUnclear _,
                    NumberOrderSubmissionRuledOut _,
                    NumberOrderSubmitted _,
                    NumberOrderLineActivated _,
                    NumberOrderLineFailed _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofPort(PortingOrderEvent event) {
        return switch (event) {
            case PortingOrderSubmitted _ -> Optional.of(WebhookType.PORTING_ORDER_SUBMITTED);
            case PortingOrderResubmitted _, PortingOrderTakenIntoProcess _ ->
                Optional.of(WebhookType.PORTING_ORDER_IN_PROCESS);
            case PortingExceptionRaised _ -> Optional.of(WebhookType.PORTING_ORDER_EXCEPTION);
            case PortingFocConfirmed _ -> Optional.of(WebhookType.PORTING_ORDER_FOC_CONFIRMED);
            case PortingOrderPorted _ -> Optional.of(WebhookType.PORTING_ORDER_PORTED);
            case PortingOrderCancelled _ -> Optional.of(WebhookType.PORTING_ORDER_CANCELLED);
            case PortingOrderCreated _,
                    PortingOrderUpdated _,
                    PortingPlacementStarted _,
                    PortingPlacementRuledOut _,
                    CarrierPortReported _,
                    CarrierPortHandedOver _,
                    CarrierPortRefused _,
                    PortingNumberPorted _,
                    PortingNumberFailed _,
                    PortingCancellationRequested _,
                    PortingCancellationRefused _,
                    PortingCommentAdded _,
                    PortingCommentPassedOn _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofReservation(ReservationEvent event) {
        return switch (event) {
            case ReservationExpired _ -> Optional.of(WebhookType.NUMBER_RESERVATION_EXPIRED);
            case ReservationCreated _,
                    ReservationHeldAtCarrier _,
                    ReservationExtended _,
                    ReservationCancelled _,
                    ReservedNumbersOrdered _,
                    ReservationConsumed _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofEmergencyAddress(EmergencyAddressEvent event) {
        return switch (event) {
            case EmergencyAddressValidated _ -> Optional.of(WebhookType.EMERGENCY_ADDRESS_VALIDATED);
            case EmergencyAddressRejected _ -> Optional.of(WebhookType.EMERGENCY_ADDRESS_REJECTED);
            case EmergencyAddressRegistered _,
                    EmergencyAddressAssigned _,
                    EmergencyAddressUnassigned _,
                    EmergencyAddressDeleted _,
                    EmergencyAddressRemoved _ -> Optional.empty();
        };
    }

    private static Optional<WebhookType> ofBalance(BalanceEvent event) {
        return switch (event) {
            case BalanceRanLow _ -> Optional.of(WebhookType.BALANCE_LOW);
            case BalanceDepleted _ -> Optional.of(WebhookType.BALANCE_DEPLETED);
            case BalanceOpened _, BalanceCredited _, BalanceDebited _, MonthlyFeeDebited _, BalanceRefunded _ ->
                Optional.empty();
        };
    }
}
