package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.CarrierCallEvent;
import com.voepy.numbers.events.Event;
import com.voepy.numbers.events.EventTypes;
import java.util.Arrays;

/// Whether one looks for calls to the carrier, or for what happened without them: whatever waits for the carrier asks
/// it for days, and the calls would hide the rest.
public enum Calls {
    ONLY,
    NONE;

    static final String[] TYPES = Arrays.stream(CarrierCallEvent.class.getPermittedSubclasses())
            .map(type -> EventTypes.nameOf(type.asSubclass(Event.class)))
            .toArray(String[]::new);
}
