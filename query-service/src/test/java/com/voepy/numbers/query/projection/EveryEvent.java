package com.voepy.numbers.query.projection;

import static com.voepy.numbers.query.testing.Fixture.CONNECTION;
import static com.voepy.numbers.query.testing.Fixture.NUMBER;
import static com.voepy.numbers.query.testing.Fixture.NUMBER_ID;
import static com.voepy.numbers.query.testing.Fixture.ORDER;
import static com.voepy.numbers.query.testing.Fixture.RESERVATION;
import static com.voepy.numbers.query.testing.Fixture.TENANT;
import static com.voepy.numbers.query.testing.TestLog.START;

import com.voepy.numbers.events.ApiKeyEvent.ApiKeyRevoked;
import com.voepy.numbers.events.AuditReadEvent.AuditReadsSealed;
import com.voepy.numbers.events.BalanceEvent.BalanceCredited;
import com.voepy.numbers.events.BalanceEvent.BalanceDebited;
import com.voepy.numbers.events.BalanceEvent.BalanceDepleted;
import com.voepy.numbers.events.BalanceEvent.BalanceRanLow;
import com.voepy.numbers.events.BalanceEvent.BalanceRefunded;
import com.voepy.numbers.events.BalanceEvent.DebitCause;
import com.voepy.numbers.events.BalanceEvent.MonthlyFeeDebited;
import com.voepy.numbers.events.CarrierCallEvent.CarrierCalled;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.ConnectionEvent.ConnectionDeleted;
import com.voepy.numbers.events.ConnectionEvent.ConnectionUpdated;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.ConnectionEvent.NumberDetached;
import com.voepy.numbers.events.CreditEvent.CreditGranted;
import com.voepy.numbers.events.DocumentEvent.DocumentErased;
import com.voepy.numbers.events.DocumentEvent.DocumentUploaded;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceFreed;
import com.voepy.numbers.events.DocumentSpaceEvent.DocumentSpaceTaken;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.events.ErasureEvent.ErasedSubject;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.LookupEvent.NumberLookedUp;
import com.voepy.numbers.events.NumberBlockEvent.NumberWithdrawn;
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
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
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
import com.voepy.numbers.events.PortingOrderEvent.PortingParty;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementRuledOut;
import com.voepy.numbers.events.PortingOrderEvent.PortingPlacementStarted;
import com.voepy.numbers.events.PortingOrderEvent.PortingProblem;
import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.events.ReservationEvent.ReservationCancelled;
import com.voepy.numbers.events.ReservationEvent.ReservationConsumed;
import com.voepy.numbers.events.ReservationEvent.ReservationCreated;
import com.voepy.numbers.events.ReservationEvent.ReservationExpired;
import com.voepy.numbers.events.ReservationEvent.ReservationExtended;
import com.voepy.numbers.events.ReservationEvent.ReservationHeldAtCarrier;
import com.voepy.numbers.events.ReservationEvent.ReservedNumbersOrdered;
import com.voepy.numbers.events.TenantEvent.TenantPricingTierChanged;
import com.voepy.numbers.events.TenantEvent.TenantRenamed;
import com.voepy.numbers.events.TenantEvent.TenantResumed;
import com.voepy.numbers.events.TenantEvent.TenantSuspended;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceFreed;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceTaken;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.CarrierCallOutcome;
import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.SubjectType;
import com.voepy.numbers.kit.security.ApiKeys;
import com.voepy.numbers.query.testing.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A history in which everything happens that can happen.
public final class EveryEvent {

    private static final Instant LATER = START.plus(Duration.ofDays(1));
    private static final E164 OTHER = new E164("+15125550101");
    private static final UUID OTHER_ID = new NumberId(OTHER, 1).uuid();
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000099");

    private EveryEvent() {}

    public static List<Event> inOneHistory() {
        List<Event> events = new ArrayList<>(List.of(Fixture.born()));
        events.addAll(account());
        events.add(Fixture.listed("+15125550", "100-199"));
        events.add(new NumberWithdrawn("+15125550", new E164("+15125550199"), "gone"));
        events.addAll(reservations());
        events.addAll(order());
        events.addAll(numbers());
        events.addAll(emergency());
        events.addAll(ports());
        events.addAll(webhooks());
        events.addAll(documents());
        events.addAll(personalData());
        return events;
    }

    private static List<Event> account() {
        return List.of(
                new TenantRenamed(TENANT, "Yourco Inc."),
                new TenantPricingTierChanged(TENANT, "standard"),
                new TenantSuspended(TENANT),
                new TenantResumed(TENANT),
                new ConnectionCreated(SECOND, TENANT, "Second", false, "https://example.com/hook"),
                new ConnectionUpdated(SECOND, TENANT, "Other", null),
                new NumberAttached(SECOND, TENANT, NUMBER_ID),
                new NumberDetached(SECOND, TENANT, NUMBER_ID),
                new ConnectionDeleted(SECOND, TENANT),
                new CreditGranted(TENANT, "wire-1", 1_000, 1_000, UUID.randomUUID(), START),
                new BalanceCredited(TENANT, 1_000, 1_000, "wire-1"),
                new BalanceDebited(TENANT, 600, 400, DebitCause.NUMBER_ACTIVATION, ORDER, NUMBER_ID, NUMBER),
                new BalanceRanLow(TENANT, 400, 500),
                new AuditReadsSealed(3, "hYRgDhGl7bXBuzpiMhqaYsZYVkBLSlxrrJa3XzK6xkQ="),
                new BalanceDebited(TENANT, 2, 398, DebitCause.NUMBER_LOOKUP_CARRIER, null, null, OTHER),
                new CarrierCalled(
                        SECOND,
                        TENANT,
                        "telnyx",
                        "GET",
                        "/v2/number_lookup/" + OTHER,
                        null,
                        CarrierCallOutcome.ANSWERED,
                        null,
                        200,
                        12,
                        "{}",
                        null,
                        null,
                        List.of(OTHER),
                        1),
                new NumberLookedUp(SECOND, TENANT, OTHER, LookupType.CARRIER, true, 2),
                new BalanceRefunded(TENANT, 100, 498, ORDER, OTHER_ID, OTHER),
                new MonthlyFeeDebited(TENANT, 150, 348, NUMBER_ID, NUMBER, 1, START, LATER),
                new BalanceDepleted(TENANT, 348, 500, NUMBER_ID, NUMBER, 2, 1),
                Fixture.key("vn_test_another_key_that_is_revoked_soon", TENANT, Set.of()),
                new ApiKeyRevoked(ApiKeys.idOf(ApiKeys.hash("vn_test_another_key_that_is_revoked_soon")), TENANT),
                new RequestAnswered(SECOND, TENANT, "/v1/numbers/order", "00", 201, null, "[]", false));
    }

    private static List<Event> reservations() {
        var cancelled = UUID.fromString("5e000000-0000-4000-8000-000000000002");
        var expired = UUID.fromString("5e000000-0000-4000-8000-000000000003");
        return List.of(
                new ReservationCreated(RESERVATION, TENANT, List.of(NUMBER), LATER, "desk"),
                new NumberHeld(NUMBER, TENANT, RESERVATION, LATER),
                new ReservationHeldAtCarrier(RESERVATION, TENANT, "upstream", List.of(NUMBER), List.of()),
                new ReservationExtended(RESERVATION, TENANT, LATER.plusSeconds(60)),
                new NumberHoldExtended(NUMBER, TENANT, RESERVATION, LATER.plusSeconds(60)),
                new ReservedNumbersOrdered(RESERVATION, TENANT, ORDER, List.of(NUMBER)),
                new ReservationConsumed(RESERVATION, TENANT),
                new ReservationCreated(cancelled, TENANT, List.of(OTHER), LATER, null),
                new NumberHeld(OTHER, TENANT, cancelled, LATER),
                new ReservationCancelled(cancelled, TENANT),
                new NumberHoldEnded(OTHER, TENANT, cancelled),
                new ReservationCreated(expired, TENANT, List.of(OTHER), LATER, null),
                new ReservationExpired(expired, TENANT));
    }

    private static List<Event> order() {
        var failed = UUID.fromString("0d000000-0000-4000-8000-000000000002");
        var line = new OrderLine(NUMBER, NUMBER_ID, 100, 150);
        var other = new OrderLine(OTHER, OTHER_ID, 100, 150);
        return List.of(
                new NumberOrderPlaced(ORDER, TENANT, "US", NumberType.LOCAL, List.of(line, other), "desk", CONNECTION),
                new NumberOrderSubmissionStarted(ORDER, TENANT, 1),
                new NumberOrderSubmissionUnclear(ORDER, TENANT, 1, "no answer"),
                new NumberOrderSubmissionRuledOut(ORDER, TENANT, 1, "not found"),
                new NumberOrderSubmissionStarted(ORDER, TENANT, 2),
                new NumberOrderSubmitted(ORDER, TENANT, "upstream"),
                new NumberOrderLineActivated(ORDER, TENANT, NUMBER_ID, NUMBER),
                new NumberOrderLineFailed(ORDER, TENANT, OTHER_ID, OTHER, FailureReason.SOLD_MEANWHILE, "sold", 100),
                new NumberOrderCompleted(ORDER, TENANT, 1, 1),
                new NumberOrderPlaced(failed, TENANT, "US", NumberType.LOCAL, List.of(other), null, null),
                new NumberOrderFailed(failed, TENANT, 1));
    }

    private static List<Event> numbers() {
        return List.of(
                Fixture.ordered(TENANT, NUMBER, 1),
                new NumberActivated(NUMBER, TENANT, NUMBER_ID, ORDER),
                new NumberFeeCharged(NUMBER, TENANT, NUMBER_ID, 1, START, LATER, 150),
                new NumberFeeUncovered(
                        NUMBER, TENANT, NUMBER_ID, 2, LATER, LATER.plusSeconds(60), 150, 1, LATER.plusSeconds(5)),
                new NumberConfigured(NUMBER, TENANT, NUMBER_ID, 1, NumberSettings.initial("desk", CONNECTION)),
                new NumberSettingsApplied(NUMBER, TENANT, NUMBER_ID, 1),
                new NumberConfigured(NUMBER, TENANT, NUMBER_ID, 2, NumberSettings.initial(null, null)),
                new NumberSettingsRefused(NUMBER, TENANT, NUMBER_ID, 2, "no"),
                new NumberReleased(NUMBER, TENANT, NUMBER_ID, LATER, LATER),
                new NumberDisconnectStuck(NUMBER, TENANT, NUMBER_ID, LATER, "locked"),
                new NumberDisconnected(NUMBER, TENANT, NUMBER_ID),
                Fixture.ordered(TENANT, OTHER, 1),
                new NumberActivationFailed(OTHER, TENANT, OTHER_ID, ORDER, FailureReason.SOLD_MEANWHILE, "sold", 100));
    }

    private static List<Event> ports() {
        var port = UUID.fromString("90000000-0000-4000-8000-000000000001");
        var givenUp = UUID.fromString("90000000-0000-4000-8000-000000000002");
        var sealed = new Sealed(port, "c2VhbGVk");
        var details = new PortingDetails(sealed, sealed, List.of(SECOND), null, CONNECTION, "desk");
        var problems = List.of(new PortingProblem("passcode_pin_invalid", null, sealed));
        var ported = new E164("+15125550177");
        var left = new E164("+15125550178");
        return List.of(
                new PortingOrderCreated(port, TENANT, List.of(ported, left), details),
                new NumberPortStarted(ported, TENANT, port),
                new NumberPortStarted(left, TENANT, port),
                new PortingOrderUpdated(port, TENANT, details),
                new PortingCommentAdded(port, TENANT, SECOND, PortingParty.TENANT, sealed),
                new PortingCommentPassedOn(port, TENANT, SECOND),
                new PortingOrderSubmitted(port, TENANT),
                new PortingPlacementStarted(port, TENANT, 1),
                new PortingPlacementRuledOut(port, TENANT, 1, "not found"),
                new CarrierPortReported(
                        port, TENANT, "upstream", List.of(ported, left), CarrierPortState.DRAFT, null, List.of()),
                new CarrierPortRefused(port, TENANT, "upstream", 1, problems),
                new CarrierPortHandedOver(port, TENANT, "upstream", 1),
                new PortingOrderTakenIntoProcess(port, TENANT),
                new PortingExceptionRaised(port, TENANT, problems),
                new PortingOrderResubmitted(port, TENANT, 2),
                new PortingFocConfirmed(port, TENANT, LATER),
                new PortingCancellationRequested(port, TENANT),
                new PortingCancellationRefused(port, TENANT, null, sealed),
                new NumberPortedIn(
                        ported,
                        TENANT,
                        new NumberId(ported, 1).uuid(),
                        port,
                        "US",
                        "TX",
                        null,
                        NumberType.LOCAL,
                        List.of(Capability.VOICE),
                        150,
                        "desk",
                        CONNECTION),
                new PortingNumberPorted(port, TENANT, ported, new NumberId(ported, 1).uuid()),
                new NumberPortEnded(left, TENANT, port, null),
                new PortingNumberFailed(port, TENANT, left, "cancelled"),
                new PortingOrderPorted(port, TENANT, 1, 1),
                new PortingOrderCreated(
                        givenUp, TENANT, List.of(left), new PortingDetails(null, null, List.of(), null, null, null)),
                new PortingOrderCancelled(givenUp, TENANT, PortingParty.TENANT, null));
    }

    private static List<Event> emergency() {
        var address = UUID.fromString("ea000000-0000-4000-8000-000000000001");
        var rejected = UUID.fromString("ea000000-0000-4000-8000-000000000002");
        var sealed = new Sealed(address, "c2VhbGVk");
        var place = new PostalAddress(sealed, sealed, null, sealed, sealed, sealed, sealed, sealed, "US");
        return List.of(
                new EmergencyAddressValidated(address, TENANT, place),
                new EmergencyAddressRegistered(address, TENANT, "upstream"),
                new NumberEmergencyAddressAttached(NUMBER, TENANT, NUMBER_ID, 1, address),
                new EmergencyAddressAssigned(address, TENANT, NUMBER_ID),
                new NumberEmergencyFailed(NUMBER, TENANT, NUMBER_ID, 1, address, "10027"),
                new NumberEmergencyAddressAttached(NUMBER, TENANT, NUMBER_ID, 2, address),
                new NumberEmergencyActivated(NUMBER, TENANT, NUMBER_ID, 2, address),
                new NumberEmergencyAddressDetached(NUMBER, TENANT, NUMBER_ID, 3, address),
                new EmergencyAddressUnassigned(address, TENANT, NUMBER_ID),
                new NumberEmergencyDeactivated(NUMBER, TENANT, NUMBER_ID, 3),
                new EmergencyAddressDeleted(address, TENANT),
                new EmergencyAddressRemoved(address, TENANT),
                new EmergencyAddressRejected(rejected, TENANT, place, List.of(sealed), List.of(sealed)));
    }

    private static List<Event> personalData() {
        var subject = new ErasedSubject(SubjectType.EMERGENCY_ADDRESS, SECOND);
        return List.of(new PersonalDataErased(SECOND, TENANT, List.of(subject), "asked to"));
    }

    private static List<Event> documents() {
        var filename = new Sealed(SECOND, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        return List.of(
                new WebhookPlaceTaken(TENANT, SECOND, 1),
                new WebhookPlaceFreed(TENANT, SECOND, 0),
                new DocumentSpaceTaken(TENANT, SECOND, 48_213, 48_213, 1),
                new DocumentUploaded(SECOND, TENANT, DocumentType.LOA, filename, "application/pdf", 48_213, "00"),
                new DocumentSpaceFreed(TENANT, SECOND, 48_213, 0, 0),
                new DocumentErased(SECOND, TENANT));
    }

    private static List<Event> webhooks() {
        return List.of(
                new WebhookSubscriptionCreated(
                        SECOND, TENANT, "https://example.com/hook", List.of("*"), null, true, "sealed"),
                new WebhookSubscriptionUpdated(SECOND, TENANT, "https://example.com/other", List.of("*"), null, true),
                new WebhookSecretRotated(SECOND, TENANT, "sealed again", LATER),
                new WebhookTestRequested(SECOND, TENANT),
                new WebhookRedeliveryRequested(SECOND, TENANT, "whd_none"),
                new WebhookSubscriptionDeleted(SECOND, TENANT));
    }
}
