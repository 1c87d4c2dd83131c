package com.voepy.numbers.query.inventory;

import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberActivationFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
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
/// @param heldBy the reservation that holds it, or null
/// @param position of the last event it shows
record Taken(@Nullable String until, @Nullable UUID heldBy, long position) {

    private static final String ALWAYS = "infinity";

    static Taken after(@Nullable Taken before, PhoneNumberEvent event, long position) {
        var until = before == null ? null : before.until;
        var holder = before == null ? null : before.heldBy;
        return switch (event) {
            case NumberHeld e -> new Taken(e.heldUntil().toString(), e.reservationId(), position);
            case NumberHoldExtended e -> new Taken(e.heldUntil().toString(), e.reservationId(), position);
            // A late end of a hold that ended by the clock must not free what another reservation holds by now.
            case NumberHoldEnded e ->
                Objects.equals(holder, e.reservationId())
                        ? new Taken(null, null, position)
                        : new Taken(until, holder, position);
            case NumberOrdered _, NumberActivated _, NumberPortStarted _, NumberPortedIn _ ->
                new Taken(ALWAYS, null, position);
            case NumberPortEnded e ->
                new Taken(e.restsUntil() == null ? null : e.restsUntil().toString(), null, position);
            case NumberActivationFailed _ -> new Taken(null, null, position);
            case NumberReleased e -> new Taken(e.restsUntil().toString(), null, position);
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
                    NumberDisconnected _ -> new Taken(until, holder, position);
        };
    }
}
