package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.EmergencyStatus;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kernel.NumberStatus;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.ReleaseReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One tenure of a number, as its tenant sees it.
///
/// Source: the product's API document, "Order a number" and "Configure a number".
///
/// @param id of the tenure: the number, released and bought again, has another
/// @param monthlyPriceCentsCustomer US cents per billing month, markup included
/// @param activationPriceCentsCustomer US cents, markup included
/// @param settingsStatus whether the carrier has the settings shown here
/// @param connectionId null while detached
/// @param emergencyAddressId null while no emergency address is attached
/// @param numberOrderId the order that bought it, or null where it was ported in
/// @param portingOrderId the porting order that brought it, or null where it was bought
/// @param orderedAt when the tenure began
/// @param activatedAt null until the carrier confirms
/// @param releasedAt null until it is given up
/// @param releaseReason null until it is given up
/// @param billingEndsAt end of the last billing cycle, null until it is given up
/// @param nextBillingAt when the monthly fee is debited next, or tried again; null while nothing more is due
/// @param feeOverdueSince beginning of the billing cycle that the balance did not cover, or null
public record PhoneNumberResource(
        UUID id,
        E164 e164,
        String countryCode,
        @Nullable String region,
        @Nullable String locality,
        NumberType numberType,
        List<Capability> capabilities,
        NumberStatus status,
        long monthlyPriceCentsCustomer,
        long activationPriceCentsCustomer,
        String currency,
        @Nullable String customerReference,
        boolean cnamLookupEnabled,
        @Nullable String cnamDisplayName,
        boolean techPrefixEnabled,
        InboundCallScreening inboundCallScreening,
        boolean messagingEnabled,
        SettingsStatus settingsStatus,
        @Nullable UUID connectionId,
        @Nullable UUID emergencyAddressId,
        EmergencyStatus emergencyStatus,
        @Nullable UUID numberOrderId,
        @Nullable UUID portingOrderId,
        Instant orderedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant releasedAt,
        @Nullable ReleaseReason releaseReason,
        @Nullable Instant billingEndsAt,
        @Nullable Instant nextBillingAt,
        @Nullable Instant feeOverdueSince) {

    /// Whether the carrier works with the settings that the resource shows.
    public enum SettingsStatus {
        @JsonProperty("applied")
        APPLIED,

        /// On their way to the carrier.
        @JsonProperty("applying")
        APPLYING,

        /// The carrier refused them and goes on with what it had.
        @JsonProperty("refused")
        REFUSED
    }

    /// The tenure after an event; null while no tenure has begun.
    ///
    /// @param before the tenure before, or null
    /// @param at when the event happened
    public static @Nullable PhoneNumberResource after(
            @Nullable PhoneNumberResource before, PhoneNumberEvent event, Instant at) {
        return switch (event) {
            case NumberHeld _,
                    NumberHoldExtended _,
                    NumberHoldEnded _,
                    NumberPortStarted _,
                    NumberPortEnded _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _,
                    NumberEmergencyDeactivated _ -> before;
            case NumberOrdered e -> ordered(e, at);
            case NumberPortedIn e -> portedIn(e, at);
            case NumberActivated _ -> begun(before).activated(at);
            case NumberActivationFailed _ -> begun(before).failed();
            case NumberConfigured e -> begun(before).with(e.settings(), SettingsStatus.APPLYING);
            case NumberSettingsApplied _ -> begun(before).with(SettingsStatus.APPLIED);
            case NumberSettingsRefused _ -> begun(before).with(SettingsStatus.REFUSED);
            case NumberEmergencyAddressAttached e ->
                begun(before).withEmergency(e.addressId(), EmergencyStatus.PROVISIONING);
            case NumberEmergencyAddressDetached _ -> begun(before).withEmergency(null, EmergencyStatus.NONE);
            case NumberEmergencyActivated e -> begun(before).withEmergency(e.addressId(), EmergencyStatus.ACTIVE);
            case NumberEmergencyFailed e -> begun(before).withEmergency(e.addressId(), EmergencyStatus.FAILED);
            case NumberFeeCharged e -> begun(before).withBilling(e.until(), null);
            case NumberFeeUncovered e -> begun(before).withBilling(e.retryAt(), e.from());
            case NumberReleased e -> begun(before).released(e, at);
        };
    }

    /// What can be configured, as it is now.
    public NumberSettings settings() {
        return new NumberSettings(
                customerReference,
                cnamLookupEnabled,
                cnamDisplayName,
                techPrefixEnabled,
                inboundCallScreening,
                messagingEnabled,
                connectionId);
    }

    private static PhoneNumberResource begun(@Nullable PhoneNumberResource before) {
        if (before == null) {
            throw new IllegalStateException("the tenure has not begun");
        }
        return before;
    }

    private static PhoneNumberResource ordered(NumberOrdered e, Instant at) {
        var initial = NumberSettings.initial(e.customerReference(), e.connectionId());
        return new PhoneNumberResource(
                e.numberId(),
                e.e164(),
                e.countryCode(),
                e.region(),
                e.locality(),
                e.numberType(),
                e.capabilities(),
                NumberStatus.PENDING,
                e.monthlyPriceCents(),
                e.activationPriceCents(),
                "USD",
                initial.customerReference(),
                initial.cnamLookupEnabled(),
                initial.cnamDisplayName(),
                initial.techPrefixEnabled(),
                initial.inboundCallScreening(),
                initial.messagingEnabled(),
                SettingsStatus.APPLIED,
                initial.connectionId(),
                null,
                EmergencyStatus.NONE,
                e.orderId(),
                null,
                at,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static PhoneNumberResource portedIn(NumberPortedIn e, Instant at) {
        var initial = NumberSettings.initial(e.customerReference(), e.connectionId());
        return new PhoneNumberResource(
                e.numberId(),
                e.e164(),
                e.countryCode(),
                e.region(),
                e.locality(),
                e.numberType(),
                e.capabilities(),
                NumberStatus.ACTIVE,
                e.monthlyPriceCents(),
                0,
                "USD",
                initial.customerReference(),
                initial.cnamLookupEnabled(),
                initial.cnamDisplayName(),
                initial.techPrefixEnabled(),
                initial.inboundCallScreening(),
                initial.messagingEnabled(),
                SettingsStatus.APPLIED,
                initial.connectionId(),
                null,
                EmergencyStatus.NONE,
                null,
                e.portingOrderId(),
                at,
                at,
                null,
                null,
                null,
                at,
                null);
    }

    /// The first cycle begins with the activation, and so its fee is due.
    private PhoneNumberResource activated(Instant at) {
        return copy(NumberStatus.ACTIVE, settings(), settingsStatus, emergencyAddressId, emergencyStatus, at, at, null);
    }

    private PhoneNumberResource failed() {
        return copy(
                NumberStatus.FAILED, settings(), settingsStatus, emergencyAddressId, emergencyStatus, null, null, null);
    }

    private PhoneNumberResource with(NumberSettings settings, SettingsStatus newSettingsStatus) {
        return copy(
                status,
                settings,
                newSettingsStatus,
                emergencyAddressId,
                emergencyStatus,
                activatedAt,
                nextBillingAt,
                feeOverdueSince);
    }

    private PhoneNumberResource with(SettingsStatus newSettingsStatus) {
        return with(settings(), newSettingsStatus);
    }

    private PhoneNumberResource withEmergency(@Nullable UUID addressId, EmergencyStatus newEmergencyStatus) {
        return copy(
                status,
                settings(),
                settingsStatus,
                addressId,
                newEmergencyStatus,
                activatedAt,
                nextBillingAt,
                feeOverdueSince);
    }

    private PhoneNumberResource withBilling(@Nullable Instant next, @Nullable Instant overdueSince) {
        return copy(
                status,
                settings(),
                settingsStatus,
                emergencyAddressId,
                emergencyStatus,
                activatedAt,
                next,
                overdueSince);
    }

    private PhoneNumberResource copy(
            NumberStatus newStatus,
            NumberSettings settings,
            SettingsStatus newSettingsStatus,
            @Nullable UUID newEmergencyAddressId,
            EmergencyStatus newEmergencyStatus,
            @Nullable Instant newActivatedAt,
            @Nullable Instant newNextBillingAt,
            @Nullable Instant newFeeOverdueSince) {
        return new PhoneNumberResource(
                id,
                e164,
                countryCode,
                region,
                locality,
                numberType,
                capabilities,
                newStatus,
                monthlyPriceCentsCustomer,
                activationPriceCentsCustomer,
                currency,
                settings.customerReference(),
                settings.cnamLookupEnabled(),
                settings.cnamDisplayName(),
                settings.techPrefixEnabled(),
                settings.inboundCallScreening(),
                settings.messagingEnabled(),
                newSettingsStatus,
                settings.connectionId(),
                newEmergencyAddressId,
                newEmergencyStatus,
                numberOrderId,
                portingOrderId,
                orderedAt,
                newActivatedAt,
                releasedAt,
                releaseReason,
                billingEndsAt,
                newNextBillingAt,
                newFeeOverdueSince);
    }

    private PhoneNumberResource released(NumberReleased e, Instant at) {
        return new PhoneNumberResource(
                id,
                e164,
                countryCode,
                region,
                locality,
                numberType,
                capabilities,
                NumberStatus.RELEASED,
                monthlyPriceCentsCustomer,
                activationPriceCentsCustomer,
                currency,
                customerReference,
                cnamLookupEnabled,
                cnamDisplayName,
                techPrefixEnabled,
                inboundCallScreening,
                messagingEnabled,
                settingsStatus,
                connectionId,
                emergencyAddressId,
                emergencyStatus,
                numberOrderId,
                portingOrderId,
                orderedAt,
                activatedAt,
                at,
                e.reasonOrRequested(),
                e.billingEndsAt(),
                null,
                null);
    }
}
