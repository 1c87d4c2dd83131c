package com.voepy.numbers.command.privacy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.ErasureEvent;
import com.voepy.numbers.events.ErasureEvent.PersonalDataErased;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.resource.ErasureResource;
import java.time.Instant;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// The record of one erasure.
@Aggregate
class Erasure {

    @AggregateIdentifier
    private String stream;

    private ErasureResource erasure;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected Erasure() {}

    // apply() calls on(ErasureEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    Erasure(PersonalDataErased erased) {
        apply(erased);
    }

    ErasureResource resource() {
        return erasure;
    }

    @EventSourcingHandler
    void on(ErasureEvent event, @Timestamp Instant at) {
        stream = Streams.erasure(event.erasureId());
        erasure = ErasureResource.of(event, at);
    }
}
