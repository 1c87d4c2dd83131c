package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// How far emergency service of a number is.
public sealed interface EmergencyAnswer {

    /// @param carrierAddressId the address it is or will be at, or null
    record Known(Progress progress, @Nullable String carrierAddressId) implements EmergencyAnswer {}

    /// The carrier does not count the number among ours.
    record NotOwned() implements EmergencyAnswer {}

    /// Asking again unchanged is of no use.
    ///
    /// @param code the carrier's own; its words may quote the address and are left out
    record Refused(String code) implements EmergencyAnswer {}

    /// Perhaps done, perhaps not; asking again is safe.
    record Unavailable(Unavailability cause) implements EmergencyAnswer {}

    /// The carrier's `emergency_status`.
    enum Progress {
        OFF,
        TURNING_ON,
        ON,
        TURNING_OFF,
        FAILED,
        /// A word we do not know yet: ask again.
        UNKNOWN
    }
}
