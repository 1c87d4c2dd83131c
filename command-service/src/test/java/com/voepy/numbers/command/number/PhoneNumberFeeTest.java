package com.voepy.numbers.command.number;

import static com.voepy.numbers.command.number.NumberFacts.NOON;
import static com.voepy.numbers.command.number.NumberFacts.NUMBER;
import static com.voepy.numbers.command.number.NumberFacts.RESTS_UNTIL;
import static com.voepy.numbers.command.number.NumberFacts.TENANT;
import static com.voepy.numbers.command.number.NumberFacts.TENURE;
import static com.voepy.numbers.command.number.NumberFacts.activated;
import static com.voepy.numbers.command.number.NumberFacts.activationFailed;
import static com.voepy.numbers.command.number.NumberFacts.ordered;
import static com.voepy.numbers.command.number.NumberFacts.released;
import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeCharged;
import com.voepy.numbers.command.number.PhoneNumberCommand.NoteFeeUncovered;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseUnpaid;
import com.voepy.numbers.events.PhoneNumberEvent;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeCharged;
import com.voepy.numbers.events.PhoneNumberEvent.NumberFeeUncovered;
import com.voepy.numbers.events.PhoneNumberEvent.NumberReleased;
import com.voepy.numbers.kernel.BillingCycle;
import com.voepy.numbers.kernel.ReleaseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Billing cycles of a number: each is paid once and in order, whoever asks for it and how often.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberFeeTest {

    static final BillingCycle MONTH = BillingCycle.parse("P1M");
    static final Instant RETRY_AT = NOON.plus(Duration.ofDays(1));

    final AggregateTestFixture<PhoneNumber> number = new AggregateTestFixture<>(PhoneNumber.class);

    @BeforeEach
    void provide_what_a_release_needs() {
        number.registerInjectableResource((InstantSource) () -> NOON);
        number.registerInjectableResource(new ReleasePolicy(MONTH, Duration.ofDays(30)));
    }

    @Test
    void the_cycle_after_the_last_that_is_paid_is_paid_next() {
        number.given(ordered(), activated()).when(charge(1)).expectEvents(charged(1));
        number.given(ordered(), activated(), charged(1)).when(charge(2)).expectEvents(charged(2));
    }

    @Test
    void a_cycle_is_paid_once() {
        silent(charge(1), ordered(), activated(), charged(1));
        silent(charge(1), ordered(), activated(), charged(1), charged(2));
    }

    @Test
    void no_cycle_is_left_out() {
        silent(charge(2), ordered(), activated());
        silent(charge(3), ordered(), activated(), charged(1));
        silent(uncovered(2, RETRY_AT), ordered(), activated());
    }

    @Test
    void nothing_is_paid_before_and_after_its_time_in_service() {
        silent(charge(1), ordered());
        silent(charge(1), ordered(), activationFailed());
        silent(charge(2), ordered(), activated(), charged(1), released());
        silent(uncovered(2, RETRY_AT), ordered(), activated(), charged(1), released());
    }

    @Test
    void attempts_that_are_not_covered_are_counted_for_each_cycle() {
        number.given(ordered(), activated()).when(uncovered(1, RETRY_AT)).expectEvents(missed(1, 1, RETRY_AT));
        number.given(ordered(), activated(), missed(1, 1, NOON))
                .when(uncovered(1, RETRY_AT))
                .expectEvents(missed(1, 2, RETRY_AT));
        number.given(ordered(), activated(), missed(1, 1, NOON), charged(1))
                .when(uncovered(2, RETRY_AT))
                .expectEvents(missed(2, 1, RETRY_AT));
    }

    @Test
    void after_the_last_attempt_it_is_released_as_of_the_end_of_what_was_paid() {
        number.given(ordered(), activated(), charged(1), missed(2, 1, NOON), missed(2, 2, null))
                .when(new ReleaseUnpaid(TENURE, RESTS_UNTIL))
                .expectEvents(unpaid(2));
    }

    @Test
    void its_emergency_service_ends_with_it() {
        var address = UUID.fromString("ea000000-0000-4000-8000-000000000001");
        number.given(
                        ordered(),
                        activated(),
                        new NumberEmergencyAddressAttached(NUMBER, TENANT, TENURE, 1, address),
                        missed(1, 8, null))
                .when(new ReleaseUnpaid(TENURE, RESTS_UNTIL))
                .expectEvents(new NumberEmergencyAddressDetached(NUMBER, TENANT, TENURE, 2, address), unpaid(1));
    }

    @Test
    void it_is_not_released_while_there_is_an_attempt_to_come() {
        silent(new ReleaseUnpaid(TENURE, RESTS_UNTIL), ordered(), activated());
        silent(new ReleaseUnpaid(TENURE, RESTS_UNTIL), ordered(), activated(), charged(1));
        silent(new ReleaseUnpaid(TENURE, RESTS_UNTIL), ordered(), activated(), missed(1, 1, RETRY_AT));
        silent(new ReleaseUnpaid(TENURE, RESTS_UNTIL), ordered(), activated(), missed(1, 8, null), charged(1));
        silent(new ReleaseUnpaid(TENURE, RESTS_UNTIL), ordered(), activated(), missed(1, 8, null), unpaid(1));
    }

    @Test
    void what_is_paid_lasts_though_the_clock_was_set_back() {
        number.givenCurrentTime(NOON)
                .andGiven(ordered(), activated(), charged(1), charged(2), charged(3))
                .when(new ReleaseNumber(TENURE, TENANT))
                .expectEvents(new NumberReleased(
                        NUMBER, TENANT, TENURE, MONTH.end(NOON, 3), RESTS_UNTIL, ReleaseReason.REQUESTED));
    }

    /// An operator may set another length; each fee then goes to the next boundary as it is counted now.
    @Test
    void the_next_cycle_begins_where_the_last_ended_also_if_the_length_of_a_cycle_has_changed() {
        var aggregate = new PhoneNumber();
        for (var event : List.of(ordered(), activated(), charged(1), charged(2))) {
            aggregate.on(event, NOON);
        }
        assertThat(aggregate.nextFee(TENURE, MONTH)).hasValueSatisfying(fee -> {
            assertThat(fee.cycle()).isEqualTo(3);
            assertThat(fee.from()).isEqualTo(MONTH.end(NOON, 2));
            assertThat(fee.until()).isEqualTo(MONTH.end(NOON, 3));
        });
        assertThat(aggregate.nextFee(TENURE, BillingCycle.parse("P1Y"))).hasValueSatisfying(fee -> {
            assertThat(fee.from()).isEqualTo(MONTH.end(NOON, 2));
            assertThat(fee.until()).isEqualTo(Instant.parse("2031-01-01T12:00:00Z"));
        });
        assertThat(aggregate.nextFee(TENURE, BillingCycle.parse("P7D"))).hasValueSatisfying(fee -> {
            assertThat(fee.from()).isEqualTo(MONTH.end(NOON, 2));
            assertThat(fee.until())
                    .isAfter(fee.from())
                    .isBefore(MONTH.end(NOON, 2).plus(Duration.ofDays(8)));
        });
    }

    private void silent(PhoneNumberCommand command, PhoneNumberEvent... history) {
        number.given((Object[]) history)
                .when(command)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static NoteFeeCharged charge(int cycle) {
        return new NoteFeeCharged(TENURE, cycle, MONTH.end(NOON, cycle - 1), MONTH.end(NOON, cycle), 150);
    }

    private static NumberFeeCharged charged(int cycle) {
        return new NumberFeeCharged(
                NUMBER, TENANT, TENURE, cycle, MONTH.end(NOON, cycle - 1), MONTH.end(NOON, cycle), 150);
    }

    private static NoteFeeUncovered uncovered(int cycle, Instant retryAt) {
        return new NoteFeeUncovered(TENURE, cycle, MONTH.end(NOON, cycle - 1), MONTH.end(NOON, cycle), 150, retryAt);
    }

    private static NumberFeeUncovered missed(int cycle, int attempt, @Nullable Instant retryAt) {
        return new NumberFeeUncovered(
                NUMBER,
                TENANT,
                TENURE,
                cycle,
                MONTH.end(NOON, cycle - 1),
                MONTH.end(NOON, cycle),
                150,
                attempt,
                retryAt);
    }

    private static NumberReleased unpaid(int cycle) {
        return new NumberReleased(
                NUMBER, TENANT, TENURE, MONTH.end(NOON, cycle - 1), RESTS_UNTIL, ReleaseReason.NON_PAYMENT);
    }
}
