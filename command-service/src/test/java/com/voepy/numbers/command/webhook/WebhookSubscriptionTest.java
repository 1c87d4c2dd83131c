package com.voepy.numbers.command.webhook;

import static com.voepy.numbers.command.testing.Rejections.rejection;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.webhook.WebhookCommand.ChangeSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.DeleteSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.FollowConnection;
import com.voepy.numbers.command.webhook.WebhookCommand.Redeliver;
import com.voepy.numbers.command.webhook.WebhookCommand.RegisterSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.ReplaceSecret;
import com.voepy.numbers.command.webhook.WebhookCommand.SendTest;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookSubscriptionTest {

    static final UUID SUBSCRIPTION = UUID.fromString("50000000-0000-4000-8000-000000000001");
    static final UUID TENANT = UUID.fromString("70000000-0000-4000-8000-000000000001");
    static final UUID STRANGER = UUID.fromString("70000000-0000-4000-8000-000000000002");
    static final UUID CONNECTION = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    static final String URL = "https://shop.example/hook";
    static final String OTHER_URL = "https://store.example/hook";
    static final List<String> ALL = List.of("*");
    static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    final AggregateTestFixture<WebhookSubscription> webhook = new AggregateTestFixture<>(WebhookSubscription.class);

    @Test
    void is_created_with_a_sealed_secret() {
        webhook.givenNoPriorActivity()
                .when(new RegisterSubscription(SUBSCRIPTION, TENANT, URL, ALL, CONNECTION, true, "sealed"))
                .expectEvents(created());
    }

    @Nested
    class The_subscription_of_a_connection {

        static final UUID OF_CONNECTION = WebhookSubscription.idOf(CONNECTION);

        @Test
        void follows_the_address_of_its_connection() {
            webhook.given(createdAt(URL, "sealed"))
                    .when(follow(OTHER_URL))
                    .expectEvents(
                            new WebhookSubscriptionUpdated(OF_CONNECTION, TENANT, OTHER_URL, ALL, CONNECTION, true));
        }

        @Test
        void keeps_the_types_that_its_tenant_chose_and_is_enabled_by_a_new_address() {
            var chosen = List.of("number.updated");
            webhook.given(
                            createdAt(URL, "sealed"),
                            new WebhookSubscriptionUpdated(OF_CONNECTION, TENANT, URL, chosen, CONNECTION, false))
                    .when(follow(OTHER_URL))
                    .expectEvents(
                            new WebhookSubscriptionUpdated(OF_CONNECTION, TENANT, OTHER_URL, chosen, CONNECTION, true));
        }

        @Test
        void is_silent_at_the_address_it_has() {
            webhook.given(createdAt(URL, "sealed")).when(follow(URL)).expectNoEvents();
        }

        @Test
        void ends_with_the_address_and_begins_anew_with_the_next() {
            webhook.given(createdAt(URL, "sealed")).when(follow(null)).expectEvents(deletedWithItsConnection());
            webhook.given(createdAt(URL, "sealed"), deletedWithItsConnection())
                    .when(follow(null))
                    .expectNoEvents();
            webhook.given(createdAt(URL, "sealed"), deletedWithItsConnection())
                    .when(follow(OTHER_URL))
                    .expectEvents(createdAt(OTHER_URL, "sealed anew"));
        }

        @Test
        void has_its_address_from_its_connection_alone() {
            for (var change : List.of(
                    new ChangeSubscription(OF_CONNECTION, TENANT, OTHER_URL, null, new Patch.Unchanged<>(), null, null),
                    new ChangeSubscription(OF_CONNECTION, TENANT, null, null, new Patch.Clear<>(), null, null),
                    new DeleteSubscription(OF_CONNECTION, TENANT, null))) {
                webhook.given(createdAt(URL, "sealed"))
                        .when(change)
                        .expectNoEvents()
                        .expectException(rejection(ErrorCode.WEBHOOK_OF_CONNECTION));
            }
        }

        @Test
        void can_be_disabled() {
            webhook.given(createdAt(URL, "sealed"))
                    .when(new ChangeSubscription(
                            OF_CONNECTION, TENANT, null, null, new Patch.Unchanged<>(), false, null))
                    .expectEvents(new WebhookSubscriptionUpdated(OF_CONNECTION, TENANT, URL, ALL, CONNECTION, false));
        }

        static WebhookSubscriptionCreated createdAt(String url, String sealedSecret) {
            return new WebhookSubscriptionCreated(OF_CONNECTION, TENANT, url, ALL, CONNECTION, true, sealedSecret);
        }

        static WebhookSubscriptionDeleted deletedWithItsConnection() {
            return new WebhookSubscriptionDeleted(OF_CONNECTION, TENANT);
        }

        static FollowConnection follow(@Nullable String url) {
            return new FollowConnection(OF_CONNECTION, TENANT, CONNECTION, url, "sealed anew");
        }
    }

    @Nested
    class A_subscription {

        @Test
        void changes_what_is_named_and_nothing_else() {
            webhook.givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(change(OTHER_URL, null, null))
                    .expectEvents(updated(OTHER_URL, CONNECTION, true))
                    .expectResultMessagePayload(Answer.ok(resource(OTHER_URL, CONNECTION, true)));
        }

        @Test
        void goes_without_its_connection() {
            webhook.given(created())
                    .when(new ChangeSubscription(SUBSCRIPTION, TENANT, null, null, new Patch.Clear<>(), null, null))
                    .expectEvents(updated(URL, null, true));
        }

        @Test
        void is_silent_when_nothing_changes() {
            webhook.given(created()).when(change(URL, null, null)).expectNoEvents();
        }

        @Test
        void says_so_whenever_it_is_enabled_because_the_platform_may_have_disabled_it() {
            webhook.given(created()).when(change(null, true, null)).expectEvents(updated(URL, CONNECTION, true));
        }

        @Test
        void is_silent_when_it_is_disabled_twice() {
            webhook.given(created(), updated(URL, CONNECTION, false))
                    .when(change(null, false, null))
                    .expectNoEvents();
        }

        @Test
        void is_changed_only_in_the_version_that_the_client_has_seen() {
            webhook.givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(change(OTHER_URL, null, ETags.of(resource(OTHER_URL, CONNECTION, true))))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.PRECONDITION_FAILED));
        }

        @Test
        void is_changed_also_by_who_has_seen_it_disabled_by_the_platform() {
            var seen = resource(URL, CONNECTION, true).disabled(DisabledReason.RECEIVER_GONE);
            webhook.givenCurrentTime(NOON)
                    .andGiven(created())
                    .when(change(OTHER_URL, true, ETags.of(seen)))
                    .expectEvents(updated(OTHER_URL, CONNECTION, true));
        }

        @Test
        void takes_a_new_secret() {
            webhook.given(created())
                    .when(new ReplaceSecret(SUBSCRIPTION, TENANT, "sealed anew", NOON))
                    .expectEvents(new WebhookSecretRotated(SUBSCRIPTION, TENANT, "sealed anew", NOON));
        }

        @Test
        void names_the_test_delivery_after_its_own_event() {
            webhook.given(created())
                    .when(new SendTest(SUBSCRIPTION, TENANT))
                    .expectEvents(new WebhookTestRequested(SUBSCRIPTION, TENANT))
                    .expectResultMessagePayload(Answer.accepted(
                            QueuedDelivery.of(new DeliveryId(SUBSCRIPTION, 1, WebhookType.WEBHOOK_TEST))));
        }

        @Test
        void asks_for_a_delivery_again() {
            var id = new DeliveryId(SUBSCRIPTION, 42, WebhookType.NUMBER_ACTIVATED);
            webhook.given(created())
                    .when(new Redeliver(TENANT, id))
                    .expectEvents(new WebhookRedeliveryRequested(SUBSCRIPTION, TENANT, id.toString()))
                    .expectResultMessagePayload(Answer.accepted(QueuedDelivery.of(id)));
        }

        @Test
        void is_deleted() {
            webhook.given(created())
                    .when(new DeleteSubscription(SUBSCRIPTION, TENANT, null))
                    .expectEvents(new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT))
                    .expectResultMessagePayload(Answer.noContent());
        }

        @Test
        void is_not_found_by_another_tenant() {
            var id = new DeliveryId(SUBSCRIPTION, 42, WebhookType.NUMBER_ACTIVATED);
            for (var command : List.of(
                    new ChangeSubscription(SUBSCRIPTION, STRANGER, URL, ALL, new Patch.Unchanged<>(), true, null),
                    new ReplaceSecret(SUBSCRIPTION, STRANGER, "sealed anew", NOON),
                    new SendTest(SUBSCRIPTION, STRANGER),
                    new Redeliver(STRANGER, id),
                    new DeleteSubscription(SUBSCRIPTION, STRANGER, null))) {
                new AggregateTestFixture<>(WebhookSubscription.class)
                        .given(created())
                        .when(command)
                        .expectNoEvents()
                        .expectException(rejection(ErrorCode.NOT_FOUND));
            }
        }
    }

    @Nested
    class A_deleted_subscription {

        @Test
        void is_deleted_once_however_often_it_is_asked() {
            webhook.given(created(), new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT))
                    .when(new DeleteSubscription(SUBSCRIPTION, TENANT, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(Answer.noContent());
        }

        @Test
        void is_not_found() {
            webhook.given(created(), new WebhookSubscriptionDeleted(SUBSCRIPTION, TENANT))
                    .when(new SendTest(SUBSCRIPTION, TENANT))
                    .expectNoEvents()
                    .expectException(rejection(ErrorCode.NOT_FOUND));
        }
    }

    static WebhookSubscriptionCreated created() {
        return new WebhookSubscriptionCreated(SUBSCRIPTION, TENANT, URL, ALL, CONNECTION, true, "sealed");
    }

    static WebhookSubscriptionUpdated updated(String url, @Nullable UUID connection, boolean enabled) {
        return new WebhookSubscriptionUpdated(SUBSCRIPTION, TENANT, url, ALL, connection, enabled);
    }

    static ChangeSubscription change(@Nullable String url, @Nullable Boolean enabled, @Nullable String ifMatch) {
        return new ChangeSubscription(SUBSCRIPTION, TENANT, url, null, new Patch.Unchanged<>(), enabled, ifMatch);
    }

    static WebhookSubscriptionResource resource(String url, @Nullable UUID connection, boolean enabled) {
        return new WebhookSubscriptionResource(SUBSCRIPTION, url, ALL, connection, enabled, null, NOON, null);
    }
}
