package com.voepy.numbers.command.order;

import static com.voepy.numbers.command.order.NumberOrderTest.NOON;
import static com.voepy.numbers.command.order.NumberOrderTest.ORDER;
import static com.voepy.numbers.command.order.NumberOrderTest.TENANT;
import static com.voepy.numbers.command.order.NumberOrderTest.placed;
import static com.voepy.numbers.command.order.NumberOrderTest.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.schedule.NotedTimers;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberOrderFulfilmentTest {

    final SagaTestFixture<NumberOrderFulfilment> saga = new SagaTestFixture<>(NumberOrderFulfilment.class);
    final NotedTimers timers = new NotedTimers();

    @BeforeEach
    void wire() {
        saga.registerResource((InstantSource) () -> NOON);
        saga.registerResource(timers);
    }

    @Test
    void sends_a_placed_order_to_the_carrier_at_once() {
        saga.givenNoPriorActivity()
                .whenAggregate(ORDER.toString())
                .publishes(placed())
                .expectActiveSagas(1)
                .expectNoDispatchedCommands();

        assertThat(timers.notes()).containsExactly("set fulfil-order %s %s".formatted(ORDER, NOON));
    }

    @Test
    void waits_while_the_carrier_works() {
        saga.givenAPublished(placed()).whenPublishingA(submitted()).expectActiveSagas(1);

        assertThat(timers.notes()).hasSize(1);
    }

    @Test
    void ends_with_the_order() {
        for (var end :
                List.of(new NumberOrderCompleted(ORDER, TENANT, 1, 1), new NumberOrderFailed(ORDER, TENANT, 2))) {
            saga.givenAPublished(placed()).whenPublishingA(end).expectActiveSagas(0);

            assertThat(timers.notes()).endsWith("forget fulfil-order " + ORDER);
        }
    }
}
