package com.voepy.numbers.command.emergency;

import com.voepy.numbers.kernel.Sealed;
import com.voepy.numbers.kernel.Streams;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of an emergency address that exists.
public sealed interface EmergencyAddressCommand {

    UUID addressId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.emergencyAddress(addressId());
    }

    /// @param ifMatch the `If-Match` header, or null
    record DeleteAddress(
            UUID addressId, UUID tenantId, @Nullable String ifMatch) implements EmergencyAddressCommand {}

    /// The carrier keeps it.
    record ConfirmAddress(UUID addressId, String carrierAddressId) implements EmergencyAddressCommand {}

    /// The carrier does not keep it after all.
    ///
    /// @param reasons sealed
    record RejectAddress(UUID addressId, List<Sealed> reasons) implements EmergencyAddressCommand {}

    /// The carrier has forgotten it.
    record ConfirmRemoval(UUID addressId) implements EmergencyAddressCommand {}

    /// A number is to use it.
    ///
    /// @param numberId the tenure of the number
    record AssignAddress(UUID addressId, UUID tenantId, UUID numberId) implements EmergencyAddressCommand {}

    /// A number uses it no more.
    ///
    /// @param numberId the tenure of the number
    record UnassignAddress(UUID addressId, UUID tenantId, UUID numberId) implements EmergencyAddressCommand {}
}
