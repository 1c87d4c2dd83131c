package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.NumberType;
import org.jspecify.annotations.Nullable;

/// One area in which the carrier has numbers.
///
/// @param countryCode ISO 3166-1 alpha-2, upper case
/// @param place the carrier's administrative area, for example `TX`; null where it names none
/// @param ndc national destination code, for example `512`; null where the numbers have none
/// @param count numbers on offer, as the carrier estimates; -1 when it does not say
public record CoverageArea(
        String countryCode,
        NumberType type,
        @Nullable String place,
        @Nullable String ndc,
        long count) {}
