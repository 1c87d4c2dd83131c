package com.voepy.numbers.command.number;

import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenure wants of emergency service by its newest word.
///
/// @param cause the event that says so
/// @param addressId null: none
/// @param off whether the carrier has confirmed that there is none
record EmergencyWish(
        LoggedEvent cause, long version, @Nullable UUID addressId, boolean off) {

    /// Empty if there was never an address, or if the number has a newer tenure, whose business it then is.
    static Optional<EmergencyWish> of(List<LoggedEvent> history, UUID numberId) {
        EmergencyWish wish = null;
        for (var logged : history) {
            switch (logged.event()) {
                case NumberOrdered e when !e.numberId().equals(numberId) -> wish = null;
                case NumberPortedIn e when !e.numberId().equals(numberId) -> wish = null;
                case NumberEmergencyAddressAttached e
                when e.numberId().equals(numberId) ->
                    wish = new EmergencyWish(logged, e.version(), e.addressId(), false);
                case NumberEmergencyAddressDetached e
                when e.numberId().equals(numberId) -> wish = new EmergencyWish(logged, e.version(), null, false);
                case NumberEmergencyDeactivated e
                when e.numberId().equals(numberId) -> wish = wish == null ? null : wish.fulfilledBy(e);
                default -> {}
            }
        }
        return Optional.ofNullable(wish);
    }

    private EmergencyWish fulfilledBy(NumberEmergencyDeactivated event) {
        return event.version() == version ? new EmergencyWish(cause, version, addressId, true) : this;
    }

    /// Whether the service is to end and has not yet.
    boolean isBeingTurnedOff() {
        return addressId == null && !off;
    }

    boolean isSameAs(@Nullable EmergencyWish other) {
        return other != null && other.cause.position() == cause.position();
    }
}
