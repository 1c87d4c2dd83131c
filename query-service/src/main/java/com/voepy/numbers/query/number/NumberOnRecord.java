package com.voepy.numbers.query.number;

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
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.resource.PhoneNumberResource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A phone number across all tenants, as auditors see it: who had it last, and who is about to.
///
/// @param tenantId whose the last tenure is or was, or null while there was none
/// @param number the last tenure as its tenant sees it, or null while there was none
/// @param hold a reservation that keeps it, or null; one whose time is over keeps nothing
/// @param port an order that brings it here from another carrier, or null
/// @param restsUntil nobody can order it before, as it was given up; null if it never was, or is in use again
record NumberOnRecord(
        E164 phoneNumber,
        @Nullable UUID tenantId,
        @Nullable PhoneNumberResource number,
        @Nullable Hold hold,
        @Nullable Port port,
        @Nullable Instant restsUntil) {

    /// @param reservationId that it is part of
    /// @param heldUntil when the hold ends by the clock, whether or not any event says so
    record Hold(UUID tenantId, UUID reservationId, Instant heldUntil) {}

    record Port(UUID tenantId, UUID portingOrderId) {}

    static NumberOnRecord untouched(E164 e164) {
        return new NumberOnRecord(e164, null, null, null, null, null);
    }

    /// The number after one more event of its stream.
    NumberOnRecord after(PhoneNumberEvent event, Instant at) {
        return switch (event) {
            case NumberHeld e -> with(new Hold(e.tenantId(), e.reservationId(), e.heldUntil()));
            case NumberHoldExtended e -> with(new Hold(e.tenantId(), e.reservationId(), e.heldUntil()));
            // A late end of a hold that ended by the clock says nothing of the one that came after it.
            case NumberHoldEnded e ->
                hold != null && hold.reservationId.equals(e.reservationId()) ? with((Hold) null) : this;
            case NumberPortStarted e ->
                new NumberOnRecord(
                        phoneNumber, tenantId, number, null, new Port(e.tenantId(), e.portingOrderId()), restsUntil);
            case NumberPortEnded e -> new NumberOnRecord(phoneNumber, tenantId, number, hold, null, e.restsUntil());
            case NumberOrdered e -> begun(e, at);
            case NumberPortedIn e -> begun(e, at);
            case NumberReleased e -> evolved(e, at, e.restsUntil());
            case NumberActivated _,
                    NumberActivationFailed _,
                    NumberConfigured _,
                    NumberSettingsApplied _,
                    NumberSettingsRefused _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _,
                    NumberFeeCharged _,
                    NumberFeeUncovered _,
                    NumberEmergencyAddressAttached _,
                    NumberEmergencyAddressDetached _,
                    NumberEmergencyActivated _,
                    NumberEmergencyFailed _,
                    NumberEmergencyDeactivated _ -> evolved(event, at, restsUntil);
        };
    }

    private NumberOnRecord with(@Nullable Hold newHold) {
        return new NumberOnRecord(phoneNumber, tenantId, number, newHold, port, restsUntil);
    }

    private NumberOnRecord begun(PhoneNumberEvent event, Instant at) {
        return new NumberOnRecord(
                phoneNumber, event.tenantId(), PhoneNumberResource.after(null, event, at), null, null, null);
    }

    /// What still happens to an earlier tenure, such as its end at the carrier, leaves the last one alone.
    private NumberOnRecord evolved(PhoneNumberEvent event, Instant at, @Nullable Instant newRestsUntil) {
        return number != null && number.id().equals(Tenure.idOf(event))
                ? new NumberOnRecord(
                        phoneNumber, tenantId, PhoneNumberResource.after(number, event, at), hold, port, newRestsUntil)
                : this;
    }
}
