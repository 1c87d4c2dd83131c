package com.voepy.numbers.query.inventory;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortEnded;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortStarted;
import com.voepy.numbers.events.PhoneNumberEvent.NumberPortedIn;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Until when nobody can buy a number, folded from its events.
///
/// @param until as PostgreSQL reads a `timestamptz`: a time, `infinity`, or null if it is free
/// @param heldBy the reservation that holds it, the port that brings it, or null
/// @param restsUntil when it is free if the carrier takes it back, as `until`; null if that is not what it waits for
/// @param position of the last event it shows
record Taken(
        @Nullable String until,
        @Nullable UUID heldBy,
        @Nullable String restsUntil,
        long position) {

    private static final String ALWAYS = "infinity";

    static Taken after(@Nullable Taken before, PhoneNumberEvent event, long position) {
        var now = before == null ? new Taken(null, null, null, position) : before;
        return switch (event) {
            case NumberHeld e -> new Taken(e.heldUntil().toString(), e.reservationId(), null, position);
            case NumberHoldExtended e -> new Taken(e.heldUntil().toString(), e.reservationId(), null, position);
            // A late end of a hold that ended by the clock must not free what another reservation holds by now.
            case NumberHoldEnded e ->
                Objects.equals(now.heldBy, e.reservationId())
                        ? new Taken(null, null, null, position)
                        : now.at(position);
            case NumberOrdered _, NumberActivated _, NumberPortedIn _ -> new Taken(ALWAYS, null, null, position);
            case NumberPortStarted e -> new Taken(ALWAYS, e.portingOrderId(), now.restsUntil, position);
            case NumberPortEnded e -> {
                var rest = e.restsUntil() == null ? null : e.restsUntil().toString();
                yield now.restsUntil == null
                        ? new Taken(rest, null, null, position)
                        : new Taken(ALWAYS, null, rest, position);
            }
            case NumberActivationFailed _ -> new Taken(null, null, null, position);
            case NumberReleased e -> new Taken(ALWAYS, null, e.restsUntil().toString(), position);
            case NumberDisconnected _ -> now.handedBack(position);
            case NumberConfigured _,
                    NumberSettingsApplied _,
                    NumberSettingsRefused _,
                    NumberFeeCharged _,
                    NumberFeeUncovered _,
                    NumberEmergencyAddressAttached _,
                    NumberEmergencyAddressDetached _,
                    NumberEmergencyActivated _,
                    NumberEmergencyFailed _,
                    NumberEmergencyDeactivated _,
                    NumberDisconnectStuck _ -> now.at(position);
        };
    }

    private Taken at(long newPosition) {
        return new Taken(until, heldBy, restsUntil, newPosition);
    }

    /// Also while a port is under way, which then holds it alone.
    private Taken handedBack(long newPosition) {
        return restsUntil == null || heldBy != null
                ? new Taken(until, heldBy, null, newPosition)
                : new Taken(restsUntil, null, null, newPosition);
    }
}
