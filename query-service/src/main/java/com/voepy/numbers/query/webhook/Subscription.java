package com.voepy.numbers.query.webhook;

import com.voepy.numbers.resource.WebhookSubscriptionResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A subscription as the sender knows it.
///
/// @param sequence last event of its stream that is in here
/// @param position log position of its creation
/// @param deletedAt null while it exists
/// @param previousSealedSecret null unless it was rotated
record Subscription(
        UUID tenantId,
        long sequence,
        long position,
        WebhookSubscriptionResource resource,
        @Nullable Instant deletedAt,
        String sealedSecret,
        @Nullable String previousSealedSecret,
        @Nullable Instant previousValidUntil) {

    private static final String ALL = "*";

    UUID id() {
        return resource.id();
    }

    /// Whether it gets what is announced so.
    ///
    /// @param connectionId the connection that the resource belongs to, or null
    boolean wants(String type, @Nullable UUID connectionId) {
        var scope = resource.connectionId();
        return deletedAt == null
                && resource.enabled()
                && (scope == null || scope.equals(connectionId))
                && (resource.eventTypes().contains(ALL) || resource.eventTypes().contains(type));
    }

    /// The secrets that a delivery is signed with now, the newest first.
    List<String> sealedSecretsAt(Instant now) {
        var secrets = new ArrayList<String>();
        secrets.add(sealedSecret);
        if (previousSealedSecret != null && previousValidUntil != null && now.isBefore(previousValidUntil)) {
            secrets.add(previousSealedSecret);
        }
        return List.copyOf(secrets);
    }

    Subscription with(long newSequence, WebhookSubscriptionResource newResource) {
        return new Subscription(
                tenantId,
                newSequence,
                position,
                newResource,
                deletedAt,
                sealedSecret,
                previousSealedSecret,
                previousValidUntil);
    }

    Subscription rotated(long newSequence, String newSealedSecret, Instant previousUntil) {
        return new Subscription(
                tenantId, newSequence, position, resource, deletedAt, newSealedSecret, sealedSecret, previousUntil);
    }

    Subscription deleted(long newSequence, Instant at) {
        return new Subscription(
                tenantId, newSequence, position, resource, at, sealedSecret, previousSealedSecret, previousValidUntil);
    }
}
