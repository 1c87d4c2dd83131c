package com.voepy.numbers.events;

import com.voepy.numbers.kernel.Sealed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place that emergency calls can come from. Stream `emergency-address/<uuid>`.
///
/// `validated → registered → assigned* → deleted → removed`; `rejected` ends it early. Whatever says who lives there
/// or where is sealed under a key of the address alone.
public sealed interface EmergencyAddressEvent extends Event {

    UUID addressId();

    UUID tenantId();

    /// The carrier knows the address as one that dispatchers can find; from now on it can be attached to numbers.
    ///
    /// It is registered at the carrier next.
    @Revision(1)
    record EmergencyAddressValidated(UUID addressId, UUID tenantId, PostalAddress address)
            implements EmergencyAddressEvent {}

    /// The carrier does not take the address, at once or when it was to be registered; it cannot be used.
    ///
    /// @param reasons why, each sealed: code, field and message of the carrier
    /// @param suggestions addresses that the carrier would take, each sealed
    @Revision(1)
    record EmergencyAddressRejected(
            UUID addressId, UUID tenantId, PostalAddress address, List<Sealed> reasons, List<Sealed> suggestions)
            implements EmergencyAddressEvent {

        public EmergencyAddressRejected {
            reasons = List.copyOf(reasons);
            suggestions = List.copyOf(suggestions);
        }
    }

    /// The carrier keeps the address.
    ///
    /// @param carrierAddressId the carrier's own id of it
    @Revision(1)
    record EmergencyAddressRegistered(UUID addressId, UUID tenantId, String carrierAddressId)
            implements EmergencyAddressEvent {}

    /// A number's emergency calls come from here; while there is one, the address cannot be deleted.
    ///
    /// @param numberId the tenure of the number
    @Revision(1)
    record EmergencyAddressAssigned(UUID addressId, UUID tenantId, UUID numberId) implements EmergencyAddressEvent {}

    /// A number was detached, given another address, or released.
    ///
    /// @param numberId the tenure of the number
    @Revision(1)
    record EmergencyAddressUnassigned(UUID addressId, UUID tenantId, UUID numberId) implements EmergencyAddressEvent {}

    /// The tenant deleted the address, or its personal data was erased; the carrier is to forget it as well.
    @Revision(1)
    record EmergencyAddressDeleted(UUID addressId, UUID tenantId) implements EmergencyAddressEvent {}

    /// The carrier confirmed that it has forgotten the address.
    @Revision(1)
    record EmergencyAddressRemoved(UUID addressId, UUID tenantId) implements EmergencyAddressEvent {}

    /// A place and who is there, all but the country sealed.
    ///
    /// @param firstName with the last name, or null
    /// @param lastName with the first name, or null
    /// @param businessName or null; without any name the tenant's stands in at the carrier
    /// @param extendedAddress suite, floor or unit, or null
    /// @param administrativeArea state or province
    /// @param countryCode `US` or `CA`
    record PostalAddress(
            @Nullable Sealed firstName,
            @Nullable Sealed lastName,
            @Nullable Sealed businessName,
            Sealed streetAddress,
            @Nullable Sealed extendedAddress,
            Sealed locality,
            Sealed administrativeArea,
            Sealed postalCode,
            String countryCode) {}
}
