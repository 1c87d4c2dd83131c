package com.voepy.numbers.command.carrier;

import java.util.List;

/// What became of an address that the carrier was to keep.
public sealed interface AddressAnswer {

    record Kept(String carrierAddressId) implements AddressAnswer {}

    /// Nothing is kept; trying again unchanged is of no use.
    record Refused(List<AddressFault> faults) implements AddressAnswer {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /// It did not get there: try again.
    record NotSent(Unavailability cause) implements AddressAnswer {}

    /// Perhaps kept, perhaps not: look it up before trying again.
    record Unknown(Unavailability cause) implements AddressAnswer {}
}
