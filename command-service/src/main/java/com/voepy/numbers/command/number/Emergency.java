package com.voepy.numbers.command.number;

import com.voepy.numbers.command.number.PhoneNumberCommand.AttachEmergencyAddress;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Emergency service of one tenure: what is wanted, and how far the carrier is with it. Decides as [PhoneNumber] asks.
///
/// @param version counts what was wanted, 0 before the first address
/// @param settled the last version that the carrier has done or refused
/// @param addressId the address that is wanted, or null
/// @param failed whether the carrier refused that version
record Emergency(long version, long settled, @Nullable UUID addressId, boolean failed) {

    static final Emergency NONE = new Emergency(0, 0, null, false);

    /// Source: the product's API document, "Emergency 911 (US/CA)".
    private static final Set<String> COUNTRIES = Set.of("US", "CA");

    /// The address again is a new attempt if the last one failed, and nothing new otherwise.
    static Optional<NumberEmergencyAddressAttached> attach(Tenure tenure, AttachEmergencyAddress command) {
        var number = tenure.resource();
        if (!COUNTRIES.contains(number.countryCode())) {
            throw ErrorCode.EMERGENCY_NOT_AVAILABLE.because("Emergency service is offered for US and CA numbers.");
        }
        var now = tenure.emergency();
        if (command.addressId().equals(now.addressId) && !now.failed) {
            return Optional.empty();
        }
        return Optional.of(new NumberEmergencyAddressAttached(
                number.e164(), tenure.tenantId(), number.id(), now.version + 1, command.addressId()));
    }

    static Optional<NumberEmergencyAddressDetached> detach(Tenure tenure) {
        var number = tenure.resource();
        var now = tenure.emergency();
        return Optional.ofNullable(now.addressId)
                .map(addressId -> new NumberEmergencyAddressDetached(
                        number.e164(), tenure.tenantId(), number.id(), now.version + 1, addressId));
    }

    static Optional<NumberEmergencyActivated> activate(Tenure tenure, long version) {
        var number = tenure.resource();
        return tenure.emergency()
                .open(version)
                .map(addressId -> new NumberEmergencyActivated(
                        number.e164(), tenure.tenantId(), number.id(), version, addressId));
    }

    static Optional<NumberEmergencyFailed> fail(Tenure tenure, long version, String reason) {
        var number = tenure.resource();
        return tenure.emergency()
                .open(version)
                .map(addressId -> new NumberEmergencyFailed(
                        number.e164(), tenure.tenantId(), number.id(), version, addressId, reason));
    }

    static Optional<NumberEmergencyDeactivated> deactivate(Tenure tenure, long version) {
        var number = tenure.resource();
        var now = tenure.emergency();
        return now.version == version && now.settled < version && now.addressId == null
                ? Optional.of(new NumberEmergencyDeactivated(number.e164(), tenure.tenantId(), number.id(), version))
                : Optional.empty();
    }

    /// The address of that version while the carrier is at it; the carrier may be late, or repeat itself.
    private Optional<UUID> open(long candidate) {
        return version == candidate && settled < candidate ? Optional.ofNullable(addressId) : Optional.empty();
    }

    Emergency wanting(long newVersion, @Nullable UUID newAddressId) {
        return new Emergency(newVersion, settled, newAddressId, false);
    }

    Emergency settled(long settledVersion, boolean hasFailed) {
        return new Emergency(version, settledVersion, addressId, hasFailed);
    }
}
