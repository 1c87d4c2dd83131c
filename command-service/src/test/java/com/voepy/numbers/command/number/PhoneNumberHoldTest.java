package com.voepy.numbers.command.number;

import static com.voepy.numbers.command.number.NumberFacts.HELD_UNTIL;
import static com.voepy.numbers.command.number.NumberFacts.LATER_ORDER;
import static com.voepy.numbers.command.number.NumberFacts.LATER_RESERVATION;
import static com.voepy.numbers.command.number.NumberFacts.LATER_TENURE;
import static com.voepy.numbers.command.number.NumberFacts.NOON;
import static com.voepy.numbers.command.number.NumberFacts.NUMBER;
import static com.voepy.numbers.command.number.NumberFacts.ORDER;
import static com.voepy.numbers.command.number.NumberFacts.RESERVATION;
import static com.voepy.numbers.command.number.NumberFacts.RESTS_UNTIL;
import static com.voepy.numbers.command.number.NumberFacts.STRANGER;
import static com.voepy.numbers.command.number.NumberFacts.TENANT;
import static com.voepy.numbers.command.number.NumberFacts.TENURE;
import static com.voepy.numbers.command.number.NumberFacts.activated;
import static com.voepy.numbers.command.number.NumberFacts.activationFailed;
import static com.voepy.numbers.command.number.NumberFacts.held;
import static com.voepy.numbers.command.number.NumberFacts.hold;
import static com.voepy.numbers.command.number.NumberFacts.holdEnded;
import static com.voepy.numbers.command.number.NumberFacts.order;
import static com.voepy.numbers.command.number.NumberFacts.ordered;
import static com.voepy.numbers.command.number.NumberFacts.released;
import static com.voepy.numbers.command.number.NumberFacts.tenureAfter;
import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_UNAVAILABLE;

import com.voepy.numbers.command.number.PhoneNumberCommand.EndHold;
import com.voepy.numbers.command.number.PhoneNumberCommand.ExtendHold;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHeld;
import com.voepy.numbers.events.PhoneNumberEvent.NumberHoldExtended;
import java.time.Duration;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Who can have a number, and when.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberHoldTest {

    final AggregateTestFixture<PhoneNumber> number = new AggregateTestFixture<>(PhoneNumber.class);

    @Nested
    class A_free_number {

        @Test
        void is_held_for_a_reservation() {
            number.given(held(TENANT), holdEnded())
                    .when(hold(TENANT, LATER_RESERVATION, NOON))
                    .expectEvents(new NumberHeld(NUMBER, TENANT, LATER_RESERVATION, HELD_UNTIL));
        }

        @Test
        void is_ordered_without_a_reservation() {
            number.givenCurrentTime(NOON)
                    .andGiven(held(TENANT), holdEnded())
                    .when(order(TENANT, ORDER, NOON))
                    .expectEvents(ordered())
                    .expectResultMessagePayload(new OrderedNumber(tenureAfter(ordered()), null));
        }

        @Test
        void has_no_hold_to_extend() {
            number.given(held(TENANT), holdEnded())
                    .when(new ExtendHold(NUMBER, RESERVATION, HELD_UNTIL, NOON))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
        }

        @Test
        void says_nothing_when_a_hold_ends_that_is_over() {
            number.given(held(TENANT), holdEnded())
                    .when(new EndHold(NUMBER, RESERVATION))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class A_held_number {

        @Test
        void is_held_for_nobody_else_not_even_for_its_own_tenant() {
            for (var tenant : List.of(TENANT, STRANGER)) {
                number.given(held(TENANT))
                        .when(hold(tenant, LATER_RESERVATION, HELD_UNTIL.minusMillis(1)))
                        .expectNoEvents()
                        .expectException(rejection(NUMBER_UNAVAILABLE));
            }
        }

        @Test
        void cannot_be_ordered_by_another_tenant() {
            number.given(held(TENANT))
                    .when(order(STRANGER, ORDER, HELD_UNTIL.minusMillis(1)))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
        }

        @Test
        void is_ordered_by_its_tenant_out_of_the_reservation() {
            var taken = ordered(TENANT, TENURE, ORDER, RESERVATION);
            number.givenCurrentTime(NOON)
                    .andGiven(held(TENANT))
                    .when(order(TENANT, ORDER, NOON))
                    .expectEvents(taken)
                    .expectResultMessagePayload(new OrderedNumber(tenureAfter(taken), RESERVATION));
        }

        @Test
        void is_held_longer() {
            var longer = HELD_UNTIL.plus(Duration.ofMinutes(5));
            number.given(held(TENANT))
                    .when(new ExtendHold(NUMBER, RESERVATION, longer, NOON))
                    .expectEvents(new NumberHoldExtended(NUMBER, TENANT, RESERVATION, longer));
        }

        @Test
        void says_nothing_when_it_is_held_that_long_already() {
            number.given(held(TENANT))
                    .when(new ExtendHold(NUMBER, RESERVATION, HELD_UNTIL, NOON))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void is_not_held_longer_for_another_reservation_or_too_late() {
            number.given(held(TENANT))
                    .when(new ExtendHold(NUMBER, LATER_RESERVATION, HELD_UNTIL.plusSeconds(1), NOON))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
            number.given(held(TENANT))
                    .when(new ExtendHold(NUMBER, RESERVATION, HELD_UNTIL.plusSeconds(1), HELD_UNTIL))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
        }

        @Test
        void is_let_go() {
            number.given(held(TENANT)).when(new EndHold(NUMBER, RESERVATION)).expectEvents(holdEnded());
        }
    }

    @Nested
    class A_number_whose_hold_is_over_by_the_clock {

        @Test
        void is_held_for_whoever_comes_next_though_nothing_said_so() {
            number.given(held(TENANT))
                    .when(hold(STRANGER, LATER_RESERVATION, HELD_UNTIL))
                    .expectEvents(new NumberHeld(
                            NUMBER, STRANGER, LATER_RESERVATION, HELD_UNTIL.plus(Duration.ofMinutes(15))));
        }

        @Test
        void is_ordered_by_anybody_and_consumes_no_reservation() {
            number.given(held(TENANT))
                    .when(order(STRANGER, ORDER, HELD_UNTIL))
                    .expectEvents(ordered(STRANGER, TENURE, ORDER, null));
            number.given(held(TENANT)).when(order(TENANT, ORDER, HELD_UNTIL)).expectEvents(ordered());
        }

        @Test
        void keeps_its_newer_hold_when_the_older_one_is_ended_late() {
            number.given(held(TENANT), new NumberHeld(NUMBER, STRANGER, LATER_RESERVATION, HELD_UNTIL.plusSeconds(900)))
                    .when(new EndHold(NUMBER, RESERVATION))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class A_number_that_somebody_has {

        @Test
        void is_neither_held_nor_ordered_nor_freed_by_an_old_hold() {
            number.given(ordered(), activated())
                    .when(hold(TENANT, RESERVATION, NOON))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
            number.given(ordered())
                    .when(order(TENANT, LATER_ORDER, NOON))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
            number.given(held(TENANT), ordered(TENANT, TENURE, ORDER, RESERVATION))
                    .when(new EndHold(NUMBER, RESERVATION))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class A_number_whose_activation_failed {

        @Test
        void can_be_ordered_again_under_a_new_id() {
            number.given(ordered(), activationFailed())
                    .when(order(STRANGER, LATER_ORDER, NOON))
                    .expectEvents(ordered(STRANGER, LATER_TENURE, LATER_ORDER, null));
        }
    }

    @Nested
    class A_released_number {

        @Test
        void rests() {
            number.given(ordered(), activated(), released())
                    .when(order(TENANT, LATER_ORDER, RESTS_UNTIL.minusMillis(1)))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
        }

        @Test
        void stays_out_of_reach_while_the_carrier_has_not_taken_it_back() {
            number.given(ordered(), activated(), released())
                    .when(order(STRANGER, LATER_ORDER, RESTS_UNTIL))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_UNAVAILABLE));
        }

        @Test
        void can_be_ordered_after_its_rest_under_a_new_id() {
            number.given(ordered(), activated(), released(), new NumberDisconnected(NUMBER, TENANT, TENURE))
                    .when(order(STRANGER, LATER_ORDER, RESTS_UNTIL))
                    .expectEvents(ordered(STRANGER, LATER_TENURE, LATER_ORDER, null));
        }
    }
}
