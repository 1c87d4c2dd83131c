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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which tenure of a number an event belongs to.
final class Tenure {

    private Tenure() {}

    /// The id of the tenure, or null for what happens between tenures.
    static @Nullable UUID idOf(PhoneNumberEvent event) {
        return switch (event) {
            case NumberHeld _, NumberHoldExtended _, NumberHoldEnded _, NumberPortStarted _, NumberPortEnded _ -> null;
            case NumberOrdered e -> e.numberId();
            case NumberPortedIn e -> e.numberId();
            case NumberActivated e -> e.numberId();
            case NumberActivationFailed e -> e.numberId();
            case NumberConfigured e -> e.numberId();
            case NumberSettingsApplied e -> e.numberId();
            case NumberSettingsRefused e -> e.numberId();
            case NumberFeeCharged e -> e.numberId();
            case NumberFeeUncovered e -> e.numberId();
            case NumberReleased e -> e.numberId();
            case NumberDisconnectStuck e -> e.numberId();
            case NumberDisconnected e -> e.numberId();
            case NumberEmergencyAddressAttached e -> e.numberId();
            case NumberEmergencyAddressDetached e -> e.numberId();
            case NumberEmergencyActivated e -> e.numberId();
            case NumberEmergencyFailed e -> e.numberId();
            case NumberEmergencyDeactivated e -> e.numberId();
        };
    }
}
