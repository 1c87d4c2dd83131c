package com.voepy.numbers.command.carrier;

import java.util.List;

/// Which addresses the carrier keeps for us.
public sealed interface AddressSearch {

    /// @param carrierAddressIds oldest first
    record Found(List<String> carrierAddressIds) implements AddressSearch {

        public Found {
            carrierAddressIds = List.copyOf(carrierAddressIds);
        }
    }

    /// The carrier could not be asked.
    record Unavailable(Unavailability cause) implements AddressSearch {}
}
