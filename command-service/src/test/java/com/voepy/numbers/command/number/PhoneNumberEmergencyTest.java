package com.voepy.numbers.command.number;

import static com.voepy.numbers.command.number.NumberFacts.NOON;
import static com.voepy.numbers.command.number.NumberFacts.NUMBER;
import static com.voepy.numbers.command.number.NumberFacts.STRANGER;
import static com.voepy.numbers.command.number.NumberFacts.TENANT;
import static com.voepy.numbers.command.number.NumberFacts.TENURE;
import static com.voepy.numbers.command.number.NumberFacts.activated;
import static com.voepy.numbers.command.number.NumberFacts.activationFailed;
import static com.voepy.numbers.command.number.NumberFacts.ordered;
import static com.voepy.numbers.command.number.NumberFacts.released;
import static com.voepy.numbers.command.number.NumberFacts.tenureAfter;
import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.kit.problem.ErrorCode.EMERGENCY_NOT_AVAILABLE;
import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_ACTIVATION_FAILED;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_NOT_YET_ACTIVE;
import static com.voepy.numbers.kit.problem.ErrorCode.NUMBER_RELEASED;

import com.voepy.numbers.command.number.PhoneNumberCommand.AttachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.ConfirmEmergencyOff;
import com.voepy.numbers.command.number.PhoneNumberCommand.DetachEmergencyAddress;
import com.voepy.numbers.command.number.PhoneNumberCommand.FailEmergency;
import com.voepy.numbers.command.number.PhoneNumberCommand.ReleaseNumber;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyActivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressAttached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyAddressDetached;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyDeactivated;
import com.voepy.numbers.events.PhoneNumberEvent.NumberEmergencyFailed;
import com.voepy.numbers.events.PhoneNumberEvent.NumberOrdered;
import com.voepy.numbers.kernel.BillingCycle;
import com.voepy.numbers.kernel.NumberType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Emergency service of a number, from its first address to its end.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumberEmergencyTest {

    static final UUID ADDRESS = UUID.fromString("ea000000-0000-4000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("ea000000-0000-4000-8000-000000000002");

    final AggregateTestFixture<PhoneNumber> number = new AggregateTestFixture<>(PhoneNumber.class);

    @BeforeEach
    void provide_what_a_release_needs() {
        number.registerInjectableResource((InstantSource) () -> NOON);
        number.registerInjectableResource(new ReleasePolicy(BillingCycle.parse("P1M"), Duration.ofDays(30)));
    }

    @Test
    void an_active_number_gets_an_address() {
        number.givenCurrentTime(NOON)
                .andGiven(ordered(), activated())
                .when(attach(ADDRESS))
                .expectEvents(attached(1, ADDRESS))
                .expectResultMessagePayload(tenureAfter(ordered(), activated(), attached(1, ADDRESS)));
    }

    @Test
    void a_number_that_is_not_active_gets_none() {
        number.given(ordered())
                .when(attach(ADDRESS))
                .expectNoEvents()
                .expectException(rejection(NUMBER_NOT_YET_ACTIVE));
        number.given(ordered(), activated(), released())
                .when(attach(ADDRESS))
                .expectNoEvents()
                .expectException(rejection(NUMBER_RELEASED));
        number.given(ordered(), activationFailed())
                .when(attach(ADDRESS))
                .expectNoEvents()
                .expectException(rejection(NUMBER_ACTIVATION_FAILED));
    }

    @Test
    void a_strangers_number_is_not_found() {
        number.given(ordered(), activated())
                .when(new AttachEmergencyAddress(TENURE, STRANGER, ADDRESS))
                .expectNoEvents()
                .expectException(rejection(NOT_FOUND));
        number.given(ordered(), activated(), attached(1, ADDRESS))
                .when(new DetachEmergencyAddress(TENURE, STRANGER))
                .expectNoEvents()
                .expectException(rejection(NOT_FOUND));
    }

    @Test
    void there_is_no_service_outside_of_the_us_and_canada() {
        var o = ordered();
        var british = new NumberOrdered(
                o.e164(),
                o.tenantId(),
                o.numberId(),
                o.orderId(),
                null,
                "GB",
                null,
                null,
                NumberType.LOCAL,
                List.of(),
                100,
                150,
                null,
                null);
        number.given(british, activated())
                .when(attach(ADDRESS))
                .expectNoEvents()
                .expectException(rejection(EMERGENCY_NOT_AVAILABLE));
    }

    @Test
    void the_same_address_again_changes_nothing_unless_it_has_failed() {
        number.given(ordered(), activated(), attached(1, ADDRESS))
                .when(attach(ADDRESS))
                .expectNoEvents();
        number.given(ordered(), activated(), attached(1, ADDRESS), failed(1))
                .when(attach(ADDRESS))
                .expectEvents(attached(2, ADDRESS));
        number.given(ordered(), activated(), attached(1, ADDRESS), on(1))
                .when(attach(OTHER))
                .expectEvents(attached(2, OTHER));
    }

    @Test
    void what_the_carrier_says_counts_once_and_for_the_newest_wish() {
        number.given(ordered(), activated(), attached(1, ADDRESS))
                .when(new ConfirmEmergency(TENURE, 1))
                .expectEvents(on(1));
        number.given(ordered(), activated(), attached(1, ADDRESS), on(1))
                .when(new ConfirmEmergency(TENURE, 1))
                .expectNoEvents();
        number.given(ordered(), activated(), attached(1, ADDRESS), attached(2, OTHER))
                .when(new ConfirmEmergency(TENURE, 1))
                .expectNoEvents();
        number.given(ordered(), activated(), attached(1, ADDRESS))
                .when(new FailEmergency(TENURE, 1, "10027"))
                .expectEvents(failed(1));
        number.given(ordered(), activated(), attached(1, ADDRESS), on(1))
                .when(new FailEmergency(TENURE, 1, "10027"))
                .expectNoEvents();
    }

    @Test
    void is_detached_and_then_off_once() {
        number.given(ordered(), activated(), attached(1, ADDRESS), on(1))
                .when(new DetachEmergencyAddress(TENURE, TENANT))
                .expectEvents(detached(2, ADDRESS));
        number.given(ordered(), activated(), attached(1, ADDRESS), detached(2, ADDRESS))
                .when(new DetachEmergencyAddress(TENURE, TENANT))
                .expectNoEvents();
        number.given(ordered(), activated(), attached(1, ADDRESS), detached(2, ADDRESS))
                .when(new ConfirmEmergencyOff(TENURE, 2))
                .expectEvents(off(2))
                .expectResultMessagePayload(Optional.of(TENANT));
        number.given(ordered(), activated(), attached(1, ADDRESS), detached(2, ADDRESS), attached(3, OTHER))
                .when(new ConfirmEmergencyOff(TENURE, 2))
                .expectNoEvents()
                .expectResultMessagePayload(Optional.empty());
    }

    @Test
    void a_release_ends_the_service_first() {
        number.givenCurrentTime(NOON)
                .andGiven(ordered(), activated(), attached(1, ADDRESS), on(1))
                .when(new ReleaseNumber(TENURE, TENANT))
                .expectEvents(detached(2, ADDRESS), released());
        number.given(ordered(), activated(), attached(1, ADDRESS), detached(2, ADDRESS), released())
                .when(new ConfirmEmergencyOff(TENURE, 2))
                .expectEvents(off(2));
    }

    private static AttachEmergencyAddress attach(UUID addressId) {
        return new AttachEmergencyAddress(TENURE, TENANT, addressId);
    }

    private static NumberEmergencyAddressAttached attached(long version, UUID addressId) {
        return new NumberEmergencyAddressAttached(NUMBER, TENANT, TENURE, version, addressId);
    }

    private static NumberEmergencyAddressDetached detached(long version, UUID addressId) {
        return new NumberEmergencyAddressDetached(NUMBER, TENANT, TENURE, version, addressId);
    }

    private static NumberEmergencyActivated on(long version) {
        return new NumberEmergencyActivated(NUMBER, TENANT, TENURE, version, ADDRESS);
    }

    private static NumberEmergencyFailed failed(long version) {
        return new NumberEmergencyFailed(NUMBER, TENANT, TENURE, version, ADDRESS, "10027");
    }

    private static NumberEmergencyDeactivated off(long version) {
        return new NumberEmergencyDeactivated(NUMBER, TENANT, TENURE, version);
    }
}
