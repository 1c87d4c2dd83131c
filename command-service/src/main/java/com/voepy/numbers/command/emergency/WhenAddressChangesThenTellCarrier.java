package com.voepy.numbers.command.emergency;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.EmergencyAddressEvent;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// A validated address is kept at the carrier, a deleted one is forgotten there.
@Component
@ProcessingGroup(WhenAddressChangesThenTellCarrier.GROUP)
class WhenAddressChangesThenTellCarrier {

    static final String GROUP = "emergency-address-to-carrier";

    private final Timers timers;
    private final InstantSource clock;

    WhenAddressChangesThenTellCarrier(Timers timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @EventHandler
    void on(EmergencyAddressEvent event) {
        switch (event) {
            case EmergencyAddressValidated e ->
                timers.schedule(KeepAddress.NAME, e.addressId().toString(), clock.instant());
            case EmergencyAddressDeleted e ->
                timers.schedule(ForgetAddress.NAME, e.addressId().toString(), clock.instant());
            case EmergencyAddressRejected _,
                    EmergencyAddressRegistered _,
                    EmergencyAddressAssigned _,
                    EmergencyAddressUnassigned _,
                    EmergencyAddressRemoved _ -> {}
        }
    }
}
