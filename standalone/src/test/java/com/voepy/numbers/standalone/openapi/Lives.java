package com.voepy.numbers.standalone.openapi;

import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.resource.ApiKeyResource;
import com.voepy.numbers.resource.BalanceResource;
import com.voepy.numbers.resource.ConnectionResource;
import com.voepy.numbers.resource.DocumentResource;
import com.voepy.numbers.resource.EmergencyAddressResource;
import com.voepy.numbers.resource.ErasureResource;
import com.voepy.numbers.resource.NumberOrderResource;
import com.voepy.numbers.resource.PhoneNumberResource;
import com.voepy.numbers.resource.PortingCommentResource;
import com.voepy.numbers.resource.PortingOrderResource;
import com.voepy.numbers.resource.PricingTierResource;
import com.voepy.numbers.resource.ReservationResource;
import com.voepy.numbers.resource.TenantResource;
import com.voepy.numbers.resource.TransactionResource;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which events of the golden corpus make the examples of resources.
final class Lives {

    private static final Map<Class<?>, List<String>> USUAL = Map.ofEntries(
            Map.entry(ApiKeyResource.class, List.of("ApiKeyCreated.1")),
            Map.entry(BalanceResource.class, List.of("BalanceOpened.1", "BalanceCredited.1")),
            Map.entry(ConnectionResource.class, List.of("ConnectionCreated.1")),
            Map.entry(DocumentResource.class, List.of("DocumentUploaded.1")),
            Map.entry(EmergencyAddressResource.class, List.of("EmergencyAddressValidated.1")),
            Map.entry(ErasureResource.class, List.of("PersonalDataErased.1")),
            Map.entry(
                    NumberOrderResource.class,
                    List.of("NumberOrderPlaced.1", "NumberOrderLineActivated.1", "NumberOrderCompleted.1")),
            Map.entry(PhoneNumberResource.class, List.of("NumberOrdered.1", "NumberActivated.1")),
            Map.entry(PortingCommentResource.class, List.of("PortingCommentAdded.1")),
            Map.entry(PortingOrderResource.class, List.of("PortingOrderCreated.1", "PortingOrderSubmitted.1")),
            Map.entry(PricingTierResource.class, List.of("PricingTierDefined.2")),
            Map.entry(ReservationResource.class, List.of("ReservationCreated.1")),
            Map.entry(TenantResource.class, List.of("TenantCreated.1")),
            Map.entry(TransactionResource.class, List.of("BalanceDebited.1")),
            Map.entry(WebhookSubscriptionResource.class, List.of("WebhookSubscriptionCreated.1")));

    /// Of operations whose answer is never the usual one.
    private static final Map<String, List<String>> BY_OPERATION = Map.of(
            "orderNumbers", List.of("NumberOrdered.1"),
            "releaseNumber", List.of("NumberOrdered.1", "NumberActivated.1", "NumberReleased.1"),
            "cancelNumberReservation", List.of("ReservationCreated.1", "ReservationCancelled.1"),
            "creditTenant", List.of("BalanceCredited.1"),
            "suspendTenant", List.of("TenantCreated.1", "TenantSuspended.1"));

    private Lives() {}

    /// Empty where the resource is none that is folded.
    static List<String> of(Class<?> resource) {
        return USUAL.getOrDefault(resource, List.of());
    }

    static List<String> of(Operation operation) {
        return BY_OPERATION.getOrDefault(operation.id(), of(operation.answers().value()));
    }

    /// What a webhook tells of.
    static Class<?> resourceOf(WebhookType type) {
        return switch (type) {
            case NUMBER_ORDER_COMPLETED, NUMBER_ORDER_FAILED -> NumberOrderResource.class;
            case NUMBER_ACTIVATED,
                    NUMBER_ACTIVATION_FAILED,
                    NUMBER_UPDATED,
                    NUMBER_RELEASED,
                    NUMBER_EMERGENCY_ACTIVATED,
                    NUMBER_EMERGENCY_FAILED -> PhoneNumberResource.class;
            case NUMBER_RESERVATION_EXPIRED -> ReservationResource.class;
            case PORTING_ORDER_SUBMITTED,
                    PORTING_ORDER_IN_PROCESS,
                    PORTING_ORDER_EXCEPTION,
                    PORTING_ORDER_FOC_CONFIRMED,
                    PORTING_ORDER_PORTED,
                    PORTING_ORDER_CANCELLED -> PortingOrderResource.class;
            case EMERGENCY_ADDRESS_VALIDATED, EMERGENCY_ADDRESS_REJECTED -> EmergencyAddressResource.class;
            case BALANCE_LOW, BALANCE_DEPLETED -> BalanceResource.class;
            case WEBHOOK_DISABLED, WEBHOOK_TEST -> WebhookSubscriptionResource.class;
        };
    }

    static List<String> of(WebhookType type) {
        return switch (type) {
            case NUMBER_ORDER_FAILED ->
                List.of("NumberOrderPlaced.1", "NumberOrderLineFailed.1", "NumberOrderFailed.1");
            case NUMBER_ACTIVATION_FAILED -> List.of("NumberOrdered.1", "NumberActivationFailed.1");
            case NUMBER_UPDATED -> afterwards(type, "NumberConfigured.1");
            case NUMBER_RELEASED -> afterwards(type, "NumberReleased.1");
            case NUMBER_EMERGENCY_ACTIVATED ->
                afterwards(type, "NumberEmergencyAddressAttached.1", "NumberEmergencyActivated.1");
            case NUMBER_EMERGENCY_FAILED ->
                afterwards(type, "NumberEmergencyAddressAttached.1", "NumberEmergencyFailed.1");
            case NUMBER_RESERVATION_EXPIRED -> afterwards(type, "ReservationExpired.1");
            case PORTING_ORDER_IN_PROCESS -> afterwards(type, "PortingOrderTakenIntoProcess.1");
            case PORTING_ORDER_EXCEPTION ->
                afterwards(type, "PortingOrderTakenIntoProcess.1", "PortingExceptionRaised.1");
            case PORTING_ORDER_FOC_CONFIRMED ->
                afterwards(type, "PortingOrderTakenIntoProcess.1", "PortingFocConfirmed.1");
            case PORTING_ORDER_PORTED ->
                afterwards(type, "PortingFocConfirmed.1", "PortingNumberPorted.1", "PortingOrderPorted.1");
            case PORTING_ORDER_CANCELLED -> afterwards(type, "PortingOrderCancelled.1");
            case BALANCE_DEPLETED -> afterwards(type, "BalanceDepleted.1");
            case EMERGENCY_ADDRESS_REJECTED -> List.of("EmergencyAddressRejected.1");
            case NUMBER_ORDER_COMPLETED,
                    NUMBER_ACTIVATED,
                    PORTING_ORDER_SUBMITTED,
                    EMERGENCY_ADDRESS_VALIDATED,
                    BALANCE_LOW,
                    WEBHOOK_DISABLED,
                    WEBHOOK_TEST -> of(resourceOf(type));
        };
    }

    private static List<String> afterwards(WebhookType type, String... events) {
        List<String> life = new ArrayList<>(of(resourceOf(type)));
        life.addAll(List.of(events));
        return life;
    }
}
