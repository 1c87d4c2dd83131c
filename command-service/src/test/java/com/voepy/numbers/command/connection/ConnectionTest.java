package com.voepy.numbers.command.connection;

import static com.voepy.numbers.command.testing.Rejections.rejection;
import static com.voepy.numbers.command.testing.Rejections.wrongField;

import com.voepy.numbers.command.connection.ConnectionCommand.AttachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.DeleteConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.DetachNumber;
import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.command.connection.ConnectionCommand.UpdateConnection;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.events.ConnectionEvent.ConnectionCreated;
import com.voepy.numbers.events.ConnectionEvent.ConnectionDeleted;
import com.voepy.numbers.events.ConnectionEvent.ConnectionUpdated;
import com.voepy.numbers.events.ConnectionEvent.NumberAttached;
import com.voepy.numbers.events.ConnectionEvent.NumberDetached;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.resource.ConnectionResource;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConnectionTest {

    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final UUID NUMBER = UUID.fromString("f3b0a9b7-0000-8000-8000-000000000001");
    static final String URL = "https://shop.example/hook";
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final AggregateTestFixture<Connection> connection = new AggregateTestFixture<>(Connection.class);

    @Test
    void is_created_with_a_name() {
        connection
                .givenNoPriorActivity()
                .when(new RegisterConnection(CONNECTION, TENANT, "Shop", false, URL))
                .expectEvents(new ConnectionCreated(CONNECTION, TENANT, "Shop", false, URL));
    }

    @Nested
    class A_connection {

        @Test
        void takes_another_name_and_address() {
            connection
                    .givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(update("Store", new Patch.Set<>(URL)))
                    .expectEvents(new ConnectionUpdated(CONNECTION, TENANT, "Store", URL))
                    .expectResultMessagePayload(
                            Answer.ok(new ConnectionResource(CONNECTION, "Store", false, URL, NOON)));
        }

        @Test
        void forgets_its_address_for_null() {
            connection
                    .given(created(), new ConnectionUpdated(CONNECTION, TENANT, "Shop", URL))
                    .when(update(null, new Patch.Clear<>()))
                    .expectEvents(new ConnectionUpdated(CONNECTION, TENANT, "Shop", null));
        }

        @Test
        void says_nothing_when_nothing_changes() {
            connection
                    .given(created())
                    .when(update("Shop", new Patch.Clear<>()))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void of_another_tenant_is_not_found() {
            connection
                    .given(created())
                    .when(new UpdateConnection(CONNECTION, STRANGER, "Mine", new Patch.Unchanged<>(), null))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.NOT_FOUND));
            connection
                    .given(created())
                    .when(new DeleteConnection(CONNECTION, STRANGER, null))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.NOT_FOUND));
        }

        @Test
        void can_be_deleted_while_it_has_no_numbers() {
            connection
                    .given(created(), attached(), new NumberDetached(CONNECTION, TENANT, NUMBER))
                    .when(new DeleteConnection(CONNECTION, TENANT, null))
                    .expectEvents(new ConnectionDeleted(CONNECTION, TENANT))
                    .expectResultMessagePayload(Answer.noContent());
        }

        @Test
        void cannot_be_deleted_under_its_numbers() {
            connection
                    .given(created(), attached())
                    .when(new DeleteConnection(CONNECTION, TENANT, null))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.CONNECTION_IN_USE));
        }

        @Test
        void cannot_be_deleted_if_its_tenant_was_born_with_it() {
            connection
                    .given(new ConnectionCreated(CONNECTION, TENANT, "Default", true, null))
                    .when(new DeleteConnection(CONNECTION, TENANT, null))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.CONNECTION_IS_DEFAULT));
        }

        @Test
        void takes_a_number() {
            connection.given(created()).when(attach(TENANT)).expectEvents(attached());
        }

        @Test
        void takes_a_number_once() {
            connection
                    .given(created(), attached())
                    .when(attach(TENANT))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void takes_no_number_of_another_tenant() {
            connection
                    .given(created())
                    .when(attach(STRANGER))
                    .expectNoEvents()
                    .expectException(wrongField("connection_id"));
        }

        @Test
        void gives_a_number_up() {
            connection
                    .given(created(), attached())
                    .when(new DetachNumber(CONNECTION, TENANT, NUMBER))
                    .expectEvents(new NumberDetached(CONNECTION, TENANT, NUMBER));
        }

        @Test
        void gives_up_nothing_it_does_not_have() {
            connection
                    .given(created())
                    .when(new DetachNumber(CONNECTION, TENANT, NUMBER))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void a_change_made_for_another_version_is_refused() {
        var created = new ConnectionResource(CONNECTION, "Shop", false, null, NOON);
        connection
                .givenCurrentTime(NOON)
                .andGiven(created())
                .when(new UpdateConnection(CONNECTION, TENANT, "Store", new Patch.Unchanged<>(), ETags.of(created)))
                .expectEvents(new ConnectionUpdated(CONNECTION, TENANT, "Store", null));
        connection
                .givenCurrentTime(NOON)
                .andGiven(created(), new ConnectionUpdated(CONNECTION, TENANT, "Store", null))
                .when(new DeleteConnection(CONNECTION, TENANT, ETags.of(created)))
                .expectNoEvents()
                .expectException(rejection(ErrorCode.PRECONDITION_FAILED));
    }

    @Nested
    class A_deleted_connection {

        @Test
        void is_not_found() {
            connection
                    .given(created(), new ConnectionDeleted(CONNECTION, TENANT))
                    .when(update("Store", new Patch.Unchanged<>()))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.NOT_FOUND));
        }

        @Test
        void takes_no_number() {
            connection
                    .given(created(), new ConnectionDeleted(CONNECTION, TENANT))
                    .when(attach(TENANT))
                    .expectNoEvents()
                    .expectException(wrongField("connection_id"));
        }

        @Test
        void says_nothing_when_deleted_again() {
            connection
                    .given(created(), new ConnectionDeleted(CONNECTION, TENANT))
                    .when(new DeleteConnection(CONNECTION, TENANT, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(Answer.noContent());
        }
    }

    static ConnectionCreated created() {
        return new ConnectionCreated(CONNECTION, TENANT, "Shop", false, null);
    }

    static NumberAttached attached() {
        return new NumberAttached(CONNECTION, TENANT, NUMBER);
    }

    static AttachNumber attach(UUID tenantId) {
        return new AttachNumber(CONNECTION, tenantId, NUMBER);
    }

    static UpdateConnection update(@Nullable String name, Patch<String> webhookUrl) {
        return new UpdateConnection(CONNECTION, TENANT, name, webhookUrl, null);
    }
}
