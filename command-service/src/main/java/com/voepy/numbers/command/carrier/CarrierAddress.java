package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// An address in the clear, on its way to the carrier. Never stored and never logged.
///
/// @param firstName null or with the last name
/// @param businessName null if there is a first and a last name
/// @param countryCode ISO 3166-1 alpha-2
public record CarrierAddress(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String businessName,
        String streetAddress,
        @Nullable String extendedAddress,
        String locality,
        String administrativeArea,
        String postalCode,
        String countryCode) {

    /// Says nothing, in case somebody logs it.
    @Override
    public String toString() {
        return "an address in " + countryCode;
    }
}
