package com.voepy.numbers.sandbox.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as it goes over the wire: with whole lines when it is read alone, with their numbers only in a list.
record NumberOrder<T>(
        UUID id,
        String recordType,
        @Nullable String customerReference,
        @Nullable String connectionId,
        @Nullable String messagingProfileId,
        @Nullable String billingGroupId,
        String status,
        int phoneNumbersCount,
        List<T> phoneNumbers,
        List<UUID> subNumberOrdersIds,
        boolean requirementsMet,
        Instant createdAt,
        Instant updatedAt) {

    /// A line in a list of orders.
    record Brief(UUID id, String phoneNumber) {}

    /// A line in an order that is read alone.
    record Line(
            UUID id,
            String recordType,
            String phoneNumber,
            String countryCode,
            String countryIsoAlpha2,
            String phoneNumberType,
            List<String> regulatoryRequirements,
            boolean requirementsMet,
            String requirementsStatus,
            String status) {}

    /// What is kept of an order itself.
    record Head(
            UUID id,
            @Nullable String customerReference,
            @Nullable String connectionId,
            @Nullable String messagingProfileId,
            @Nullable String billingGroupId,
            OrderStatus status,
            int phoneNumbersCount,
            Instant createdAt,
            Instant updatedAt) {

        <T> NumberOrder<T> with(List<T> lines, List<UUID> subOrders) {
            return new NumberOrder<>(
                    id,
                    "number_order",
                    customerReference,
                    connectionId,
                    messagingProfileId,
                    billingGroupId,
                    status.wireName(),
                    phoneNumbersCount,
                    lines,
                    subOrders,
                    true,
                    createdAt,
                    updatedAt);
        }

        Head withStatus(OrderStatus changed) {
            return new Head(
                    id,
                    customerReference,
                    connectionId,
                    messagingProfileId,
                    billingGroupId,
                    changed,
                    phoneNumbersCount,
                    createdAt,
                    updatedAt);
        }
    }
}
