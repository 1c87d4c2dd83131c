package com.voepy.numbers.command.number;

import static com.voepy.numbers.command.number.NumberFacts.CONNECTION;
import static com.voepy.numbers.command.number.NumberFacts.LATER_ORDER;
import static com.voepy.numbers.command.number.NumberFacts.LATER_TENURE;
import static com.voepy.numbers.command.number.NumberFacts.NOON;
import static com.voepy.numbers.command.number.NumberFacts.NUMBER;
import static com.voepy.numbers.command.number.NumberFacts.ORDER;
import static com.voepy.numbers.command.number.NumberFacts.STRANGER;
import static com.voepy.numbers.command.number.NumberFacts.TENANT;
import static com.voepy.numbers.command.number.NumberFacts.TENURE;
import static com.voepy.numbers.command.number.NumberFacts.activated;
import static com.voepy.numbers.command.number.NumberFacts.activationFailed;
import static com.voepy.numbers.command.number.NumberFacts.configured;
import static com.voepy.numbers.command.number.NumberFacts.ordered;
import static com.voepy.numbers.command.number.NumberFacts.reference;
import static com.voepy.numbers.command.number.NumberFacts.released;
import static com.voepy.numbers.command.number.NumberFacts.tenureAfter;
import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_ACTIVATION_FAILED;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_NOT_YET_ACTIVE;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_RELEASED;

import com.voepy.numbers.command.number.PhoneNumberCommand.ActivateNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfigureNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmDisconnect;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmSettings;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailActivation;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteDisconnectStuck;
import com.voepy.numbers.command.number.PhoneNumberCommand.RefuseSettings;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.events.FailureReason;
import com.voepy.numbers.events.PhoneNumberEvent.NumberConfigured;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnectStuck;
import com.voepy.numbers.events.PhoneNumberEvent.NumberDisconnected;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettings;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsApplied;
import com.voepy.numbers.events.PhoneNumberEvent.NumberSettingsRefused;
import com.voepy.numbers.kernel.BillingCycle;
import com.voepy.numbers.kernel.InboundCallScreening;
import com.voepy.numbers.kit.web.Patch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A tenant's time with a number, from its order to its end.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberTenureTest {

    static final FailActivation FAIL = new FailActivation(NUMBER, ORDER, FailureReason.SOLD_MEANWHILE, "85001 taken");

    final AggregateTestFixture<PhoneNumber> number = new AggregateTestFixture<>(PhoneNumber.class);

    @BeforeEach
    void provide_what_a_release_needs() {
        number.registerInjectableResource((InstantSource) () -> NOON);
        number.registerInjectableResource(new ReleasePolicy(BillingCycle.parse("P1M"), Duration.ofDays(30)));
    }

    @Nested
    class A_pending_number {

        @Test
        void becomes_active_when_the_carrier_confirms() {
            number.givenCurrentTime(NOON)
                    .andGiven(ordered())
                    .when(new ActivateNumber(NUMBER, ORDER))
                    .expectEvents(activated())
                    .expectResultMessagePayload(Optional.of(tenureAfter(ordered(), activated())));
        }

        @Test
        void fails_when_the_carrier_refuses_and_names_what_was_paid() {
            number.givenCurrentTime(NOON)
                    .andGiven(ordered())
                    .when(FAIL)
                    .expectEvents(activationFailed())
                    .expectResultMessagePayload(Optional.of(tenureAfter(ordered())));
        }

        @Test
        void can_be_neither_configured_nor_released() {
            number.given(ordered())
                    .when(reference(TENANT, new Patch.Set<>("back desk")))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_NOT_YET_ACTIVE));
            number.given(ordered())
                    .when(new ReleaseNumber(TENURE, TENANT))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_NOT_YET_ACTIVE));
        }

        @Test
        void knows_no_order_but_its_own() {
            number.given(ordered())
                    .when(new ActivateNumber(NUMBER, LATER_ORDER))
                    .expectNoEvents()
                    .expectException(IllegalStateException.class);
        }
    }

    @Nested
    class An_active_number {

        @Test
        void ignores_whatever_the_carrier_says_about_its_order_again() {
            number.given(ordered(), activated())
                    .when(new ActivateNumber(NUMBER, ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(Optional.empty());
            number.given(ordered(), activated())
                    .when(FAIL)
                    .expectNoEvents()
                    .expectResultMessagePayload(Optional.empty());
        }

        @Test
        void takes_every_setting() {
            var settings = new NumberSettings(
                    "back desk", true, "Yourco Sales", true, InboundCallScreening.REJECT_CALLS, true, null);
            number.given(ordered(), activated())
                    .when(new ConfigureNumber(
                            TENURE,
                            TENANT,
                            new Patch.Set<>("back desk"),
                            new Patch.Set<>(true),
                            new Patch.Set<>("Yourco Sales"),
                            new Patch.Set<>(true),
                            new Patch.Set<>(InboundCallScreening.REJECT_CALLS),
                            new Patch.Set<>(true),
                            new Patch.Clear<>()))
                    .expectEvents(new NumberConfigured(NUMBER, TENANT, TENURE, 1, settings));
        }

        @Test
        void goes_back_to_what_it_began_with_for_null() {
            var settings = new NumberSettings(
                    "back desk", true, "Yourco Sales", true, InboundCallScreening.REJECT_CALLS, true, CONNECTION);
            number.given(ordered(), activated(), new NumberConfigured(NUMBER, TENANT, TENURE, 1, settings))
                    .when(new ConfigureNumber(
                            TENURE,
                            TENANT,
                            new Patch.Clear<>(),
                            new Patch.Clear<>(),
                            new Patch.Clear<>(),
                            new Patch.Clear<>(),
                            new Patch.Clear<>(),
                            new Patch.Clear<>(),
                            new Patch.Clear<>()))
                    .expectEvents(new NumberConfigured(NUMBER, TENANT, TENURE, 2, NumberSettings.initial(null, null)));
        }

        @Test
        void says_nothing_when_nothing_changes() {
            number.givenCurrentTime(NOON)
                    .andGiven(ordered(), activated())
                    .when(reference(TENANT, new Patch.Set<>("front desk")))
                    .expectNoEvents()
                    .expectResultMessagePayload(tenureAfter(ordered(), activated()));
        }

        @Test
        void of_another_tenant_is_not_found() {
            number.given(ordered(), activated())
                    .when(reference(STRANGER, new Patch.Set<>("mine")))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
            number.given(ordered(), activated())
                    .when(new ReleaseNumber(TENURE, STRANGER))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
            number.given(ordered(), activated())
                    .when(new ReleaseNumber(LATER_TENURE, TENANT))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
        }

        @Test
        void is_released_at_the_end_of_its_cycle_and_rests() {
            number.givenCurrentTime(NOON)
                    .andGiven(ordered(), activated())
                    .when(new ReleaseNumber(TENURE, TENANT))
                    .expectEvents(released())
                    .expectResultMessagePayload(tenureAfter(ordered(), activated(), released()));
        }
    }

    @Nested
    class A_configured_number {

        @Test
        void notes_what_the_carrier_did_with_the_settings() {
            number.given(ordered(), activated(), configured(1, "back desk"))
                    .when(new ConfirmSettings(TENURE, 1))
                    .expectEvents(new NumberSettingsApplied(NUMBER, TENANT, TENURE, 1));
            number.given(ordered(), activated(), configured(1, "back desk"))
                    .when(new RefuseSettings(TENURE, 1, "10015 no"))
                    .expectEvents(new NumberSettingsRefused(NUMBER, TENANT, TENURE, 1, "10015 no"));
        }

        @Test
        void notes_it_once() {
            number.given(
                            ordered(),
                            activated(),
                            configured(1, "back desk"),
                            new NumberSettingsApplied(NUMBER, TENANT, TENURE, 1))
                    .when(new ConfirmSettings(TENURE, 1))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void is_not_told_about_settings_that_are_no_longer_wanted() {
            number.given(ordered(), activated(), configured(1, "back desk"), configured(2, "side door"))
                    .when(new ConfirmSettings(TENURE, 1))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            number.given(ordered(), activated(), configured(1, "back desk"), configured(2, "side door"))
                    .when(new RefuseSettings(TENURE, 1, "10015 no"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class A_released_number {

        @Test
        void stays_as_it_was_when_the_carrier_is_late_with_its_settings() {
            number.given(ordered(), activated(), configured(1, "back desk"), released())
                    .when(new ConfirmSettings(TENURE, 1))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            number.given(ordered(), activated(), configured(1, "back desk"), released())
                    .when(new RefuseSettings(TENURE, 1, "10015 no"))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void answers_a_second_release_with_the_first() {
            number.givenCurrentTime(NOON)
                    .andGiven(ordered(), activated(), released())
                    .when(new ReleaseNumber(TENURE, TENANT))
                    .expectNoEvents()
                    .expectResultMessagePayload(tenureAfter(ordered(), activated(), released()));
        }

        @Test
        void cannot_be_configured() {
            number.given(ordered(), activated(), released())
                    .when(reference(TENANT, new Patch.Set<>("back desk")))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_RELEASED));
        }

        @Test
        void notes_once_that_the_carrier_took_it_back() {
            var disconnected = new NumberDisconnected(NUMBER, TENANT, TENURE);
            number.given(ordered(), activated(), released())
                    .when(new ConfirmDisconnect(TENURE))
                    .expectEvents(disconnected);
            number.given(ordered(), activated(), released(), disconnected)
                    .when(new ConfirmDisconnect(TENURE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void notes_once_that_the_carrier_does_not_take_it_back() {
            var note = new NoteDisconnectStuck(TENURE, NOON, "locked");
            var stuck = new NumberDisconnectStuck(NUMBER, TENANT, TENURE, NOON, "locked");
            number.given(ordered(), activated(), released())
                    .when(note)
                    .expectEvents(stuck)
                    .expectResultMessagePayload(true);
            number.given(ordered(), activated(), released(), stuck)
                    .when(note)
                    .expectNoEvents()
                    .expectResultMessagePayload(false);
            number.given(ordered(), activated(), released(), stuck)
                    .when(new ConfirmDisconnect(TENURE))
                    .expectEvents(new NumberDisconnected(NUMBER, TENANT, TENURE));
            number.given(ordered(), activated(), released(), new NumberDisconnected(NUMBER, TENANT, TENURE))
                    .when(note)
                    .expectNoEvents();
        }

        @Test
        void leaves_the_tenure_of_its_next_tenant_alone() {
            number.givenCurrentTime(Instant.parse("2030-03-01T12:00:00Z"))
                    .andGiven(ordered(), activated(), released(), next(STRANGER))
                    .when(new ReleaseNumber(LATER_TENURE, TENANT))
                    .expectNoEvents()
                    .expectException(rejection(NOT_FOUND));
        }

        private static Object next(UUID tenant) {
            return ordered(tenant, LATER_TENURE, LATER_ORDER, null);
        }
    }

    @Nested
    class A_number_whose_activation_failed {

        @Test
        void stays_failed_when_the_carrier_changes_its_mind() {
            number.given(ordered(), activationFailed())
                    .when(new ActivateNumber(NUMBER, ORDER))
                    .expectNoEvents()
                    .expectResultMessagePayload(Optional.empty());
            number.given(ordered(), activationFailed())
                    .when(FAIL)
                    .expectNoEvents()
                    .expectResultMessagePayload(Optional.empty());
        }

        @Test
        void can_be_neither_configured_nor_released() {
            number.given(ordered(), activationFailed())
                    .when(reference(TENANT, new Patch.Set<>("back desk")))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_ACTIVATION_FAILED));
            number.given(ordered(), activationFailed())
                    .when(new ReleaseNumber(TENURE, TENANT))
                    .expectNoEvents()
                    .expectException(rejection(NUMBER_ACTIVATION_FAILED));
        }
    }
}
