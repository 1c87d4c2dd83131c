package com.voepy.numbers.command.emergency;

import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.kit.problem.ErrorCode.EMERGENCY_ADDRESS_IN_USE;
import static com.voepy.numbers.kit.problem.ErrorCode.EMERGENCY_ADDRESS_NOT_VALIDATED;
import static com.voepy.numbers.kit.problem.ErrorCode.NOT_FOUND;
import static com.voepy.numbers.kit.problem.ErrorCode.VALIDATION_FAILED;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.AssignAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.ConfirmRemoval;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.DeleteAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.RejectAddress;
import com.voepy.numbers.command.emergency.EmergencyAddressCommand.UnassignAddress;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressAssigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressDeleted;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRegistered;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRejected;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressRemoved;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressUnassigned;
import com.voepy.numbers.events.EmergencyAddressEvent.EmergencyAddressValidated;
import com.voepy.numbers.events.EmergencyAddressEvent.PostalAddress;
import com.voepy.numbers.kernel.Sealed;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmergencyAddressTest {

    static final UUID ADDRESS = UUID.fromString("ea000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final UUID NUMBER = UUID.fromString("f3b0a9b7-0000-8000-8000-000000000001");
    static final Sealed SEALED = new Sealed(ADDRESS, "c2VhbGVk");
    static final PostalAddress PLACE =
            new PostalAddress(null, null, SEALED, SEALED, null, SEALED, SEALED, SEALED, "US");

    static final EmergencyAddressValidated VALIDATED = new EmergencyAddressValidated(ADDRESS, TENANT, PLACE);
    static final EmergencyAddressRejected REJECTED =
            new EmergencyAddressRejected(ADDRESS, TENANT, PLACE, List.of(SEALED), List.of());
    static final EmergencyAddressRegistered REGISTERED = new EmergencyAddressRegistered(ADDRESS, TENANT, "1");
    static final EmergencyAddressAssigned ASSIGNED = new EmergencyAddressAssigned(ADDRESS, TENANT, NUMBER);
    static final EmergencyAddressUnassigned UNASSIGNED = new EmergencyAddressUnassigned(ADDRESS, TENANT, NUMBER);
    static final EmergencyAddressDeleted DELETED = new EmergencyAddressDeleted(ADDRESS, TENANT);

    final AggregateTestFixture<EmergencyAddress> address = new AggregateTestFixture<>(EmergencyAddress.class);

    @Test
    void can_be_assigned_as_soon_as_it_is_validated() {
        address.given(VALIDATED)
                .when(new AssignAddress(ADDRESS, TENANT, NUMBER))
                .expectEvents(ASSIGNED);
    }

    @Test
    void is_assigned_to_a_number_once() {
        address.given(VALIDATED, ASSIGNED)
                .when(new AssignAddress(ADDRESS, TENANT, NUMBER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void cannot_be_assigned_once_it_is_rejected() {
        address.given(REJECTED)
                .when(new AssignAddress(ADDRESS, TENANT, NUMBER))
                .expectNoEvents()
                .expectException(rejection(EMERGENCY_ADDRESS_NOT_VALIDATED));
    }

    @Test
    void cannot_be_assigned_by_a_stranger_or_once_it_is_deleted() {
        address.given(VALIDATED)
                .when(new AssignAddress(ADDRESS, STRANGER, NUMBER))
                .expectNoEvents()
                .expectException(rejection(VALIDATION_FAILED));
        address.given(VALIDATED, DELETED)
                .when(new AssignAddress(ADDRESS, TENANT, NUMBER))
                .expectNoEvents()
                .expectException(rejection(VALIDATION_FAILED));
    }

    @Test
    void is_unassigned_once() {
        address.given(VALIDATED, ASSIGNED)
                .when(new UnassignAddress(ADDRESS, TENANT, NUMBER))
                .expectEvents(UNASSIGNED);
        address.given(VALIDATED, ASSIGNED, UNASSIGNED)
                .when(new UnassignAddress(ADDRESS, TENANT, NUMBER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void is_deleted_while_no_number_uses_it() {
        address.given(VALIDATED, ASSIGNED, UNASSIGNED)
                .when(new DeleteAddress(ADDRESS, TENANT, null))
                .expectEvents(DELETED)
                .expectResultMessagePayload(Answer.noContent());
        address.given(VALIDATED, DELETED)
                .when(new DeleteAddress(ADDRESS, TENANT, null))
                .expectNoEvents()
                .expectResultMessagePayload(Answer.noContent());
    }

    @Test
    void cannot_be_deleted_under_a_number() {
        address.given(VALIDATED, REGISTERED, ASSIGNED)
                .when(new DeleteAddress(ADDRESS, TENANT, null))
                .expectNoEvents()
                .expectException(rejection(EMERGENCY_ADDRESS_IN_USE));
    }

    @Test
    void is_not_found_by_a_stranger() {
        address.given(VALIDATED)
                .when(new DeleteAddress(ADDRESS, STRANGER, null))
                .expectNoEvents()
                .expectException(rejection(NOT_FOUND));
    }

    @Test
    void is_kept_by_the_carrier_once() {
        address.given(VALIDATED).when(new ConfirmAddress(ADDRESS, "1")).expectEvents(REGISTERED);
        address.given(VALIDATED, REGISTERED)
                .when(new ConfirmAddress(ADDRESS, "2"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        address.given(VALIDATED, DELETED)
                .when(new ConfirmAddress(ADDRESS, "1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void can_be_rejected_late_but_not_once_it_is_kept() {
        address.given(VALIDATED)
                .when(new RejectAddress(ADDRESS, List.of(SEALED)))
                .expectEvents(REJECTED);
        address.given(VALIDATED, REGISTERED)
                .when(new RejectAddress(ADDRESS, List.of(SEALED)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void is_removed_once_after_it_was_deleted() {
        address.given(VALIDATED, DELETED)
                .when(new ConfirmRemoval(ADDRESS))
                .expectEvents(new EmergencyAddressRemoved(ADDRESS, TENANT));
        address.given(VALIDATED, DELETED, new EmergencyAddressRemoved(ADDRESS, TENANT))
                .when(new ConfirmRemoval(ADDRESS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        address.given(VALIDATED)
                .when(new ConfirmRemoval(ADDRESS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
