package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.Capability;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Price;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number that the carrier would sell us now.
///
/// @param countryCode ISO 3166-1 alpha-2, upper case
/// @param region state or province, for example `TX`; null where there is none
/// @param locality town, for example `Austin`; null when the carrier names none
/// @param wholesale what it costs us; a fraction of a cent counts as a whole one
/// @param reservable whether [Carrier#hold] may succeed
public record OfferedNumber(
        E164 e164,
        String countryCode,
        NumberType type,
        @Nullable String region,
        @Nullable String locality,
        Set<Capability> capabilities,
        Price wholesale,
        boolean reservable) {

    public OfferedNumber {
        capabilities = Set.copyOf(capabilities);
    }
}
