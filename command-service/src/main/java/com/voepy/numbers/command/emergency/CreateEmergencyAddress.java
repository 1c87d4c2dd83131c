package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.carrier.CarrierAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant asks: an address, in the clear.
record CreateEmergencyAddress(UUID tenantId, Parts address) {

    /// As [com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress], before it is sealed.
    record Parts(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String businessName,
            String streetAddress,
            @Nullable String extendedAddress,
            String locality,
            String administrativeArea,
            String postalCode,
            String countryCode) {

        CarrierAddress forCarrier() {
            return new CarrierAddress(
                    firstName,
                    lastName,
                    businessName,
                    streetAddress,
                    extendedAddress,
                    locality,
                    administrativeArea,
                    postalCode,
                    countryCode);
        }

        /// Says nothing, in case somebody logs it.
        @Override
        public String toString() {
            return "an address in " + countryCode;
        }
    }
}
