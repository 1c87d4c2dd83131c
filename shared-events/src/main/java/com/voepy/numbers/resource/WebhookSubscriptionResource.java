package com.voepy.numbers.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook subscription as its tenant sees it.
///
/// @param eventTypes `*` for all, else names of [com.voepy.numbers.kernel.WebhookType]
/// @param connectionId only events of this connection are sent, or null for all
/// @param disabledReason why the platform disabled it, null while it is enabled or was disabled by its tenant
/// @param secret what signatures are made with; there in the answer to a creation or a rotation and nowhere else
public record WebhookSubscriptionResource(
        UUID id,
        String url,
        List<String> eventTypes,
        @Nullable UUID connectionId,
        boolean enabled,
        @Nullable DisabledReason disabledReason,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    /// Why the platform stopped sending. Either ends when the tenant enables the subscription again.
    public enum DisabledReason {
        /// A delivery failed at each of its attempts.
        DELIVERIES_FAILED,

        /// The receiver answered 410 Gone.
        RECEIVER_GONE;

        /// In the API and in the database.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static DisabledReason named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    public WebhookSubscriptionResource {
        eventTypes = List.copyOf(eventTypes);
    }

    /// The subscription after an event of it; null once deleted.
    public static @Nullable WebhookSubscriptionResource after(
            @Nullable WebhookSubscriptionResource before, WebhookSubscriptionEvent event, Instant at) {
        return switch (event) {
            case WebhookSubscriptionCreated e ->
                new WebhookSubscriptionResource(
                        e.subscriptionId(), e.url(), e.eventTypes(), e.connectionId(), e.enabled(), null, at, null);
            case WebhookSubscriptionUpdated e ->
                before == null
                        ? null
                        : new WebhookSubscriptionResource(
                                e.subscriptionId(),
                                e.url(),
                                e.eventTypes(),
                                e.connectionId(),
                                e.enabled(),
                                null,
                                before.createdAt,
                                null);
            case WebhookSecretRotated _, WebhookTestRequested _, WebhookRedeliveryRequested _ -> before;
            case WebhookSubscriptionDeleted _ -> null;
        };
    }

    /// The same as it looks once the platform has disabled it.
    public WebhookSubscriptionResource disabled(DisabledReason reason) {
        return new WebhookSubscriptionResource(id, url, eventTypes, connectionId, false, reason, createdAt, null);
    }

    /// The same with its secret shown, for the one answer that does.
    public WebhookSubscriptionResource withSecret(String plainSecret) {
        return new WebhookSubscriptionResource(
                id, url, eventTypes, connectionId, enabled, disabledReason, createdAt, plainSecret);
    }
}
