package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.kernel.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An emergency address, sealed as it is stored. Its tenant sees what was sealed, or nulls once it was erased.
///
/// Source: the product's API document, "Emergency 911 (US/CA)".
///
/// @param countryCode `US` or `CA`
/// @param rejectionReasons why it is rejected; empty if it is not
/// @param suggestions what the carrier would take instead; empty if it has no idea
public record EmergencyAddressResource(
        UUID id,
        Status status,
        @Nullable Sealed firstName,
        @Nullable Sealed lastName,
        @Nullable Sealed businessName,
        @Nullable Sealed streetAddress,
        @Nullable Sealed extendedAddress,
        @Nullable Sealed locality,
        @Nullable Sealed administrativeArea,
        @Nullable Sealed postalCode,
        String countryCode,
        List<Sealed> rejectionReasons,
        List<Sealed> suggestions,
        Instant createdAt) {

    /// Whether dispatchers can find it.
    public enum Status {
        @JsonProperty("validated")
        VALIDATED,
        @JsonProperty("rejected")
        REJECTED
    }

    public EmergencyAddressResource {
        rejectionReasons = List.copyOf(rejectionReasons);
        suggestions = List.copyOf(suggestions);
    }

    /// The address after one more event, or null once it is deleted.
    ///
    /// @param before null before the first event
    public static @Nullable EmergencyAddressResource after(
            @Nullable EmergencyAddressResource before, EmergencyAddressEvent event, Instant at) {
        return switch (event) {
            case EmergencyAddressValidated e ->
                of(e.addressId(), Status.VALIDATED, e.address(), List.of(), List.of(), createdAt(before, at));
            case EmergencyAddressRejected e ->
                of(e.addressId(), Status.REJECTED, e.address(), e.reasons(), e.suggestions(), createdAt(before, at));
            case EmergencyAddressRegistered _, EmergencyAddressAssigned _, EmergencyAddressUnassigned _ ->
                Objects.requireNonNull(before, "an address changed before it was there or after it was deleted");
            case EmergencyAddressDeleted _, EmergencyAddressRemoved _ -> null;
        };
    }

    private static Instant createdAt(@Nullable EmergencyAddressResource before, Instant at) {
        return before == null ? at : before.createdAt;
    }

    private static EmergencyAddressResource of(
            UUID id,
            Status status,
            PostalAddress address,
            List<Sealed> reasons,
            List<Sealed> suggestions,
            Instant createdAt) {
        return new EmergencyAddressResource(
                id,
                status,
                address.firstName(),
                address.lastName(),
                address.businessName(),
                address.streetAddress(),
                address.extendedAddress(),
                address.locality(),
                address.administrativeArea(),
                address.postalCode(),
                address.countryCode(),
                reasons,
                suggestions,
                createdAt);
    }
}
