package com.voepy.numbers.command.lookup;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.LookupEvent;
import com.voepy.numbers.events.LookupEvent.NumberLookedUp;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// One lookup that was answered and paid. Nothing more ever happens to it.
@Aggregate
class Lookup {

    @AggregateIdentifier
    private String stream;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Lookup() {}

    // apply() calls on(LookupEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    Lookup(NumberLookedUp lookedUp) {
        apply(lookedUp);
    }

    @EventSourcingHandler
    void on(LookupEvent event) {
        stream = switch (event) {
            case NumberLookedUp lookedUp -> Streams.lookup(lookedUp.lookupId());
        };
    }
}
