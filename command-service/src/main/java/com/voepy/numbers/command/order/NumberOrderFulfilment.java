package com.voepy.numbers.command.order;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import java.time.InstantSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;

/// Accompanies an order from its debit to its last number: whatever was placed is fulfilled by [FulfilOrder] until it
/// is complete. All calls to the carrier run on timers, never on the event processor's thread.
@Saga
@ProcessingGroup(NumberOrderFulfilment.GROUP)
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
// Axon creates it empty and injects it before it sees an event. Public, because Axon makes sagas by plain reflection.
@SuppressWarnings("NullAway.Init")
public class NumberOrderFulfilment {

    static final String GROUP = "order-fulfilment";

    @Autowired
    private transient Timers timers;

    @Autowired
    private transient InstantSource clock;

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(NumberOrderPlaced event) {
        timers.schedule(FulfilOrder.NAME, event.orderId().toString(), clock.instant());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(NumberOrderCompleted event) {
        timers.cancel(FulfilOrder.NAME, event.orderId().toString());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void on(NumberOrderFailed event) {
        timers.cancel(FulfilOrder.NAME, event.orderId().toString());
    }
}
