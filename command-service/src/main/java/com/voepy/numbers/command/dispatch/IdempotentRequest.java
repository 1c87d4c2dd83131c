package com.voepy.numbers.command.dispatch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.RequestEvent;
import com.voepy.numbers.events.RequestEvent.RequestAnswered;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// The use of one idempotency key. Its stream has one event, and whoever writes it second is refused.
@Aggregate
class IdempotentRequest {

    @AggregateIdentifier
    private String stream;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected IdempotentRequest() {}

    // apply() calls on(RequestEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    IdempotentRequest(RequestAnswered answered) {
        apply(answered);
    }

    @EventSourcingHandler
    void on(RequestEvent event) {
        stream = switch (event) {
            case RequestAnswered answered -> Streams.request(answered.requestKey());
        };
    }
}
