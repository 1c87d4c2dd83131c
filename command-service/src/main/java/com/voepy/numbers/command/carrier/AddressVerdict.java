package com.voepy.numbers.command.carrier;

import java.util.List;

/// Whether emergency services find an address.
public sealed interface AddressVerdict {

    record Valid() implements AddressVerdict {}

    /// @param faults why not
    /// @param suggestions how it should be written, as far as the carrier has an idea
    record Invalid(List<AddressFault> faults, List<AddressSuggestion> suggestions) implements AddressVerdict {

        public Invalid {
            faults = List.copyOf(faults);
            suggestions = List.copyOf(suggestions);
        }
    }

    /// The carrier could not be asked.
    record Unavailable(Unavailability cause) implements AddressVerdict {}
}
