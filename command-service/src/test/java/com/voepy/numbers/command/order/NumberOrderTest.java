package com.voepy.numbers.command.order;

import com.voepy.numbers.command.order.NumberOrderCommand.CloseActivated;
import com.voepy.numbers.command.order.NumberOrderCommand.CloseFailed;
import com.voepy.numbers.command.order.NumberOrderCommand.ConfirmSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.DoubtSubmission;
import com.voepy.numbers.command.order.NumberOrderCommand.OpenOrder;
import com.voepy.numbers.command.order.NumberOrderCommand.PlanFulfilment;
import com.voepy.numbers.command.order.NumberOrderCommand.RuleOutSubmission;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderCompleted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineActivated;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderLineFailed;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderPlaced;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionRuledOut;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionStarted;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmissionUnclear;
import com.voepy.numbers.events.NumberOrderEvent.NumberOrderSubmitted;
import com.voepy.numbers.events.NumberOrderEvent.OrderLine;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberId;
import com.voepy.numbers.kernel.NumberType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NumberOrderTest {

    static final UUID ORDER = UUID.fromString("0d000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final E164 ONE = new E164("+15125550100");
    static final E164 TWO = new E164("+15125550101");
    static final UUID ONE_ID = new NumberId(ONE, 1).uuid();
    static final UUID TWO_ID = new NumberId(TWO, 1).uuid();
    static final List<OrderLine> LINES =
            List.of(new OrderLine(ONE, ONE_ID, 100, 150), new OrderLine(TWO, TWO_ID, 100, 150));
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final AggregateTestFixture<NumberOrder> order = new AggregateTestFixture<>(NumberOrder.class);

    @Test
    void is_placed_with_its_lines() {
        order.givenNoPriorActivity()
                .when(new OpenOrder(ORDER, TENANT, "US", NumberType.LOCAL, LINES, "front desk", null))
                .expectEvents(placed());
    }

    @Nested
    class An_order_that_the_carrier_does_not_know {

        @Test
        void notes_that_it_is_about_to_be_sent() {
            order.givenCurrentTime(NOON)
                    .andGiven(placed())
                    .when(new PlanFulfilment(ORDER))
                    .expectEvents(started(1))
                    .expectResultMessagePayload(new FulfilmentStep.Submit(TENANT, List.of(ONE, TWO), NOON));
        }

        @Test
        void counts_its_attempts() {
            order.given(placed(), started(1), ruledOut(1))
                    .when(new PlanFulfilment(ORDER))
                    .expectEvents(started(2));
        }

        @Test
        void is_sent_without_the_numbers_that_were_refused() {
            order.givenCurrentTime(NOON)
                    .andGiven(placed(), started(1), ruledOut(1), lineFailed(ONE, ONE_ID))
                    .when(new PlanFulfilment(ORDER))
                    .expectResultMessagePayload(new FulfilmentStep.Submit(TENANT, List.of(TWO), NOON));
        }

        @Test
        void has_no_attempt_to_doubt_or_to_rule_out() {
            order.given(placed())
                    .when(new DoubtSubmission(ORDER, "late"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            order.given(placed())
                    .when(new RuleOutSubmission(ORDER, "late"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class An_order_on_its_way {

        @Test
        void is_looked_for_before_it_is_sent_again() {
            order.givenCurrentTime(NOON)
                    .andGiven(placed(), started(1))
                    .when(new PlanFulfilment(ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new FulfilmentStep.Find(TENANT, List.of(ONE, TWO), NOON, NOON));
        }

        @Test
        void is_looked_for_when_its_outcome_is_unclear() {
            order.given(placed(), started(1))
                    .when(new DoubtSubmission(ORDER, "timeout"))
                    .expectEvents(new NumberOrderSubmissionUnclear(ORDER, TENANT, 1, "timeout"));
            order.givenCurrentTime(NOON)
                    .andGiven(placed(), started(1), new NumberOrderSubmissionUnclear(ORDER, TENANT, 1, "timeout"))
                    .when(new PlanFulfilment(ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new FulfilmentStep.Find(TENANT, List.of(ONE, TWO), NOON, NOON));
        }

        @Test
        void is_taken_by_the_carrier() {
            order.given(placed(), started(1))
                    .when(new ConfirmSubmission(ORDER, "carrier-1"))
                    .expectEvents(submitted());
        }

        @Test
        void is_ruled_out() {
            order.given(placed(), started(1))
                    .when(new RuleOutSubmission(ORDER, "not sent"))
                    .expectEvents(ruledOut(1));
        }
    }

    @Nested
    class An_order_at_the_carrier {

        @Test
        void is_asked_for() {
            order.givenCurrentTime(NOON)
                    .andGiven(placed(), started(1), submitted())
                    .when(new PlanFulfilment(ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new FulfilmentStep.Poll(TENANT, List.of(ONE, TWO), NOON, "carrier-1"));
        }

        @Test
        void is_neither_taken_twice_nor_doubted_nor_ruled_out() {
            for (var command : List.of(
                    new ConfirmSubmission(ORDER, "carrier-2"),
                    new DoubtSubmission(ORDER, "late"),
                    new RuleOutSubmission(ORDER, "late"))) {
                order.given(placed(), started(1), submitted())
                        .when(command)
                        .expectSuccessfulHandlerExecution()
                        .expectNoEvents();
            }
        }

        @Test
        void waits_for_its_last_number() {
            order.given(placed(), started(1), submitted())
                    .when(new CloseActivated(ORDER, ONE_ID, ONE))
                    .expectEvents(lineActivated(ONE, ONE_ID));
            order.given(placed(), started(1), submitted())
                    .when(fail(TWO, TWO_ID))
                    .expectEvents(lineFailed(TWO, TWO_ID));
        }

        @Test
        void closes_each_number_once() {
            order.given(placed(), started(1), submitted(), lineActivated(ONE, ONE_ID))
                    .when(new CloseActivated(ORDER, ONE_ID, ONE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            order.given(placed(), started(1), submitted(), lineFailed(ONE, ONE_ID))
                    .when(fail(ONE, ONE_ID))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            order.given(placed(), started(1), submitted(), lineFailed(ONE, ONE_ID))
                    .when(new CloseActivated(ORDER, ONE_ID, ONE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void completes_when_all_are_active() {
            order.given(placed(), started(1), submitted(), lineActivated(ONE, ONE_ID))
                    .when(new CloseActivated(ORDER, TWO_ID, TWO))
                    .expectEvents(lineActivated(TWO, TWO_ID), new NumberOrderCompleted(ORDER, TENANT, 2, 0));
        }

        @Test
        void completes_when_one_is_active() {
            order.given(placed(), started(1), submitted(), lineActivated(ONE, ONE_ID))
                    .when(fail(TWO, TWO_ID))
                    .expectEvents(lineFailed(TWO, TWO_ID), new NumberOrderCompleted(ORDER, TENANT, 1, 1));
        }

        @Test
        void fails_when_none_is_active() {
            order.given(placed(), started(1), submitted(), lineFailed(ONE, ONE_ID))
                    .when(fail(TWO, TWO_ID))
                    .expectEvents(lineFailed(TWO, TWO_ID), new NumberOrderFailed(ORDER, TENANT, 2));
        }

        @Test
        void needs_nothing_once_no_number_is_pending() {
            order.given(
                            placed(),
                            started(1),
                            submitted(),
                            lineActivated(ONE, ONE_ID),
                            lineActivated(TWO, TWO_ID),
                            new NumberOrderCompleted(ORDER, TENANT, 2, 0))
                    .when(new PlanFulfilment(ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(new FulfilmentStep.Nothing());
        }
    }

    static NumberOrderPlaced placed() {
        return new NumberOrderPlaced(ORDER, TENANT, "US", NumberType.LOCAL, LINES, "front desk", null);
    }

    static NumberOrderSubmissionStarted started(int attempt) {
        return new NumberOrderSubmissionStarted(ORDER, TENANT, attempt);
    }

    static NumberOrderSubmissionRuledOut ruledOut(int attempt) {
        return new NumberOrderSubmissionRuledOut(ORDER, TENANT, attempt, "not sent");
    }

    static NumberOrderSubmitted submitted() {
        return new NumberOrderSubmitted(ORDER, TENANT, "carrier-1");
    }

    static NumberOrderLineActivated lineActivated(E164 e164, UUID numberId) {
        return new NumberOrderLineActivated(ORDER, TENANT, numberId, e164);
    }

    static NumberOrderLineFailed lineFailed(E164 e164, UUID numberId) {
        return new NumberOrderLineFailed(ORDER, TENANT, numberId, e164, FailureReason.ORDER_REFUSED, "no", 100);
    }

    static CloseFailed fail(E164 e164, UUID numberId) {
        return new CloseFailed(ORDER, numberId, e164, FailureReason.ORDER_REFUSED, "no", 100);
    }
}
