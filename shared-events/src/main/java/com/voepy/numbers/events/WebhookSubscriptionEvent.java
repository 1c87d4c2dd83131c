package com.voepy.numbers.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can become true of a webhook subscription. Stream `webhook/<uuid>`.
///
/// Secrets are sealed: encrypted under the platform's master key, because signing needs them again.
public sealed interface WebhookSubscriptionEvent extends Event {

    UUID subscriptionId();

    UUID tenantId();

    /// The tenant wants to be told.
    ///
    /// @param eventTypes `*` for all, else names as in `docs/webhooks.md`
    /// @param connectionId only events of this connection are sent, or null for all
    /// @param sealedSecret what deliveries are signed with, encrypted under the master key
    @Revision(1)
    record WebhookSubscriptionCreated(
            UUID subscriptionId,
            UUID tenantId,
            String url,
            List<String> eventTypes,
            @Nullable UUID connectionId,
            boolean enabled,
            @Secret String sealedSecret)
            implements WebhookSubscriptionEvent {

        public WebhookSubscriptionCreated {
            eventTypes = List.copyOf(eventTypes);
        }
    }

    /// Carries all that can change, as it is now. Enabling also ends a disablement for failed deliveries.
    ///
    /// @param connectionId only events of this connection are sent, or null for all
    @Revision(1)
    record WebhookSubscriptionUpdated(
            UUID subscriptionId,
            UUID tenantId,
            String url,
            List<String> eventTypes,
            @Nullable UUID connectionId,
            boolean enabled)
            implements WebhookSubscriptionEvent {

        public WebhookSubscriptionUpdated {
            eventTypes = List.copyOf(eventTypes);
        }
    }

    /// The subscription has a new secret.
    ///
    /// @param sealedSecret the new one, encrypted under the master key
    /// @param previousValidUntil until then deliveries carry both signatures
    @Revision(1)
    record WebhookSecretRotated(
            UUID subscriptionId, UUID tenantId, @Secret String sealedSecret, Instant previousValidUntil)
            implements WebhookSubscriptionEvent {}

    /// The tenant asked for a test delivery.
    @Revision(1)
    record WebhookTestRequested(UUID subscriptionId, UUID tenantId) implements WebhookSubscriptionEvent {}

    /// The tenant asked for a delivery to be sent again.
    ///
    /// @param deliveryId as in the delivery log
    @Revision(1)
    record WebhookRedeliveryRequested(UUID subscriptionId, UUID tenantId, String deliveryId)
            implements WebhookSubscriptionEvent {}

    /// Nothing is sent any more, what was queued included.
    @Revision(1)
    record WebhookSubscriptionDeleted(UUID subscriptionId, UUID tenantId) implements WebhookSubscriptionEvent {}
}
