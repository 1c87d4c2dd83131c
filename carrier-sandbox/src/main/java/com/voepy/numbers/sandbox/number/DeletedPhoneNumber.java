package com.voepy.numbers.sandbox.number;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number that was just given back, as it goes over the wire.
record DeletedPhoneNumber(
        String id,
        String recordType,
        String phoneNumber,
        String phoneNumberType,
        String status,
        List<String> tags,
        @Nullable String connectionId,
        @Nullable String customerReference,
        @Nullable String billingGroupId,
        @Nullable String messagingProfileId,
        boolean hdVoiceEnabled,
        Instant purchasedAt,
        @Nullable Instant activatedAt,
        Instant createdAt,
        Instant updatedAt) {

    static DeletedPhoneNumber of(OwnedNumber number, Instant now) {
        return new DeletedPhoneNumber(
                String.valueOf(number.id()),
                "phone_number",
                number.phoneNumber(),
                number.numberType(),
                "deleted",
                number.tags(),
                number.connectionId(),
                number.customerReference(),
                number.billingGroupId(),
                number.messagingProfileId(),
                number.hdVoiceEnabled(),
                number.createdAt(),
                number.activatedAt(),
                number.createdAt(),
                now);
    }
}
