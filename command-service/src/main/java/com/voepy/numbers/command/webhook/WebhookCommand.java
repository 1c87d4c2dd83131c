package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.Patch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a subscription that exists, or comes to be with this id.
sealed interface WebhookCommand {

    UUID subscriptionId();

    /// Who asks. A subscription answers its own tenant alone.
    UUID tenantId();

    @TargetAggregateIdentifier
    default String stream() {
        return Streams.webhook(subscriptionId());
    }

    /// @param eventTypes `*` alone, or names of [com.voepy.numbers.kernel.WebhookType]
    record RegisterSubscription(
            UUID subscriptionId,
            UUID tenantId,
            String url,
            List<String> eventTypes,
            @Nullable UUID connectionId,
            boolean enabled,
            String sealedSecret)
            implements WebhookCommand {

        public RegisterSubscription {
            eventTypes = List.copyOf(eventTypes);
        }
    }

    /// @param url null to leave it as it is
    /// @param eventTypes null to leave them as they are
    /// @param enabled null to leave it as it is
    /// @param ifMatch the `If-Match` header, or null
    record ChangeSubscription(
            UUID subscriptionId,
            UUID tenantId,
            @Nullable String url,
            @Nullable List<String> eventTypes,
            Patch<UUID> connectionId,
            @Nullable Boolean enabled,
            @Nullable String ifMatch)
            implements WebhookCommand {

        public ChangeSubscription {
            eventTypes = eventTypes == null ? null : List.copyOf(eventTypes);
        }
    }

    /// @param previousValidUntil until then deliveries are signed with the old secret, too
    record ReplaceSecret(UUID subscriptionId, UUID tenantId, String sealedSecret, Instant previousValidUntil)
            implements WebhookCommand {}

    /// Makes the subscription that a connection's `webhook_url` stands for what it has to be; silent if it is.
    ///
    /// @param url null for none any more
    /// @param sealedSecret for a subscription that begins, or begins again
    record FollowConnection(
            UUID subscriptionId,
            UUID tenantId,
            UUID connectionId,
            @Nullable String url,
            String sealedSecret) implements WebhookCommand {}

    record SendTest(UUID subscriptionId, UUID tenantId) implements WebhookCommand {}

    /// @param deliveryId says itself which subscription it went to
    record Redeliver(UUID tenantId, DeliveryId deliveryId) implements WebhookCommand {

        @Override
        public UUID subscriptionId() {
            return deliveryId.subscriptionId();
        }
    }

    /// @param ifMatch the `If-Match` header, or null
    record DeleteSubscription(
            UUID subscriptionId, UUID tenantId, @Nullable String ifMatch) implements WebhookCommand {}
}
