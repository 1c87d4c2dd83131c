package com.voepy.numbers.sandbox.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reservation as it goes over the wire.
record NumberReservation(
        UUID id,
        String recordType,
        @Nullable String customerReference,
        String status,
        @Nullable String errors,
        List<Reserved> phoneNumbers,
        Instant createdAt,
        Instant updatedAt) {

    /// One number of it.
    ///
    /// @param errors why it is not held; null if it is, until expiredAt
    record Reserved(
            UUID id,
            String recordType,
            String phoneNumber,
            String status,
            @Nullable String errors,
            Instant expiredAt,
            Instant createdAt,
            Instant updatedAt) {}

    /// Partial success is success: each number says for itself whether it is held.
    static NumberReservation of(
            UUID id, @Nullable String customerReference, List<Reserved> numbers, Instant createdAt, Instant updatedAt) {
        long held = numbers.stream().filter(number -> number.errors() == null).count();
        return new NumberReservation(
                id,
                "number_reservation",
                customerReference,
                held > 0 ? "success" : "failure",
                held < numbers.size()
                        ? "%d of %d numbers are not held".formatted(numbers.size() - held, numbers.size())
                        : null,
                numbers,
                createdAt,
                updatedAt);
    }

    static Reserved reserved(
            UUID id,
            String phoneNumber,
            @Nullable String error,
            Instant expiredAt,
            Instant createdAt,
            Instant updatedAt) {
        return new Reserved(
                id,
                "reserved_phone_number",
                phoneNumber,
                error == null ? "success" : "failure",
                error,
                expiredAt,
                createdAt,
                updatedAt);
    }
}
