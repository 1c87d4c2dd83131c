package com.voepy.numbers.events;

import java.util.UUID;

/// How many webhook subscriptions a tenant has. Stream `webhook-space/<tenant>`: whoever subscribes writes here first,
/// so that no two take the last place. Subscriptions that stand for the `webhook_url` of a connection take none.
public sealed interface WebhookSpaceEvent extends Event {

    UUID tenantId();

    /// A subscription was made.
    ///
    /// @param subscriptions how many there are, this one included
    @Revision(1)
    record WebhookPlaceTaken(UUID tenantId, UUID subscriptionId, int subscriptions) implements WebhookSpaceEvent {}

    /// A subscription was deleted.
    ///
    /// @param subscriptions how many are left
    @Revision(1)
    record WebhookPlaceFreed(UUID tenantId, UUID subscriptionId, int subscriptions) implements WebhookSpaceEvent {}
}
