package com.voepy.numbers.sandbox.number;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number as it goes over the wire, nulls included: the protocol requires some of them.
@JsonInclude(JsonInclude.Include.ALWAYS)
record PhoneNumberResource(
        String id,
        String recordType,
        String phoneNumber,
        String countryIsoAlpha2,
        String phoneNumberType,
        String status,
        List<String> tags,
        @Nullable String externalPin,
        @Nullable String connectionId,
        @Nullable String connectionName,
        @Nullable String customerReference,
        @Nullable String billingGroupId,
        @Nullable String messagingProfileId,
        @Nullable String messagingProfileName,
        @Nullable String emergencyAddressId,
        boolean emergencyEnabled,
        String emergencyStatus,
        boolean callForwardingEnabled,
        boolean cnamListingEnabled,
        boolean callerIdNameEnabled,
        boolean callRecordingEnabled,
        boolean t38FaxGatewayEnabled,
        boolean hdVoiceEnabled,
        String inboundCallScreening,
        boolean deletionLockEnabled,
        String sourceType,
        Instant purchasedAt,
        @Nullable Instant activatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static PhoneNumberResource of(OwnedNumber number, VoiceSettings settings, Emergency emergency) {
        var voice = settings.of(number);
        return new PhoneNumberResource(
                String.valueOf(number.id()),
                "phone_number",
                number.phoneNumber(),
                number.countryCode(),
                number.numberType(),
                number.status(),
                number.tags(),
                number.externalPin(),
                number.connectionId(),
                null,
                number.customerReference(),
                number.billingGroupId(),
                number.messagingProfileId(),
                null,
                emergency.addressId(),
                emergency.enabled(),
                emergency.status(),
                voice.at("/call_forwarding/call_forwarding_enabled").asBoolean(),
                voice.at("/cnam_listing/cnam_listing_enabled").asBoolean(),
                voice.at("/caller_id_name_enabled").asBoolean(),
                voice.at("/call_recording/inbound_call_recording_enabled").asBoolean(),
                voice.at("/media_features/t38_fax_gateway_enabled").asBoolean(),
                number.hdVoiceEnabled(),
                voice.at("/inbound_call_screening").asString(),
                false,
                number.isPorted() ? "port_request" : "number_order",
                number.createdAt(),
                number.activatedAt(),
                number.createdAt(),
                number.updatedAt());
    }
}
