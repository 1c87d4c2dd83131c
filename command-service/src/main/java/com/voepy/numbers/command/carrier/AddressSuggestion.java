package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// An address as the carrier would write it; a part is null where it says nothing of it.
public record AddressSuggestion(
        @Nullable String streetAddress,
        @Nullable String extendedAddress,
        @Nullable String locality,
        @Nullable String administrativeArea,
        @Nullable String postalCode,
        @Nullable String countryCode) {}
