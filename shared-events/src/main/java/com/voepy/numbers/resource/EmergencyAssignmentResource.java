package com.voepy.numbers.resource;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.EmergencyStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the emergency calls of a number come from.
///
/// @param numberId the tenure of the number
/// @param emergencyAddressId null while no address is attached
public record EmergencyAssignmentResource(
        UUID numberId, E164 phoneNumber, @Nullable UUID emergencyAddressId, EmergencyStatus emergencyStatus) {

    public static EmergencyAssignmentResource of(PhoneNumberResource number) {
        return new EmergencyAssignmentResource(
                number.id(), number.e164(), number.emergencyAddressId(), number.emergencyStatus());
    }
}
