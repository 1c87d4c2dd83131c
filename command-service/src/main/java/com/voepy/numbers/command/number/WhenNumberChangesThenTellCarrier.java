package com.voepy.numbers.command.number;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.FailureReason;
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
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What the tenant changed, the carrier has to know.
@Component
@ProcessingGroup(WhenNumberChangesThenTellCarrier.GROUP)
class WhenNumberChangesThenTellCarrier {

    static final String GROUP = "number-to-carrier";

    private final Timers timers;
    private final InstantSource clock;

    WhenNumberChangesThenTellCarrier(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @EventHandler
    void on(PhoneNumberEvent event) {
        switch (event) {
            case NumberConfigured e -> timers.schedule(ApplySettings.NAME, ApplySettings.idOf(e), clock.instant());
            case NumberEmergencyAddressAttached e ->
                timers.schedule(ApplyEmergency.NAME, ApplyEmergency.idOf(e.numberId(), e.version()), clock.instant());
            case NumberEmergencyAddressDetached e ->
                timers.schedule(ApplyEmergency.NAME, ApplyEmergency.idOf(e.numberId(), e.version()), clock.instant());
            case NumberReleased e ->
                timers.schedule(Disconnect.NAME, e.numberId().toString(), clock.instant());
            case NumberActivationFailed e
            when e.reason() == FailureReason.TIMED_OUT ->
                timers.schedule(Disconnect.NAME, e.numberId().toString(), clock.instant());
            case NumberHeld _,
                    NumberHoldExtended _,
                    NumberHoldEnded _,
                    NumberOrdered _,
                    NumberPortStarted _,
                    NumberPortEnded _,
                    NumberPortedIn _,
                    NumberActivated _,
                    NumberActivationFailed _,
                    NumberFeeCharged _,
                    NumberFeeUncovered _,
                    NumberSettingsApplied _,
                    NumberSettingsRefused _,
                    NumberEmergencyActivated _,
                    NumberEmergencyFailed _,
                    NumberEmergencyDeactivated _,
                    NumberDisconnectStuck _,
                    NumberDisconnected _ -> {}
        }
    }
}
