package com.voepy.numbers.query.webhook;

import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds the deliveries that tell of an event. A delivery's id is made of the subscription, the event's place in
/// the log and the type (see [DeliveryId]), so that it can be told from the event, whenever it was sent.
@Component
public class Tellings {

    private final Subscriptions subscriptions;
    private final DeliveryLog log;

    Tellings(Subscriptions subscriptions, DeliveryLog log) {
        this.subscriptions = subscriptions;
        this.log = log;
    }

    /// @param eventId the event that the delivery tells of, or that asked for it
    public record Telling(UUID eventId, DeliveryResource delivery) {}

    /// The tenant's deliveries that tell of these events of its own, in the order in which they were queued.
    public List<Telling> of(UUID tenantId, List<LoggedEvent> events) {
        var subscribed = subscriptions.everOfTenant(tenantId);
        Map<String, UUID> told = new LinkedHashMap<>();
        for (var logged : events) {
            switch (logged.event()) {
                case WebhookTestRequested e ->
                    told.putIfAbsent(
                            id(e.subscriptionId(), logged.sequence(), WebhookType.WEBHOOK_TEST), logged.eventId());
                case WebhookRedeliveryRequested e -> told.putIfAbsent(e.deliveryId(), logged.eventId());
                default ->
                    Announcement.of(logged.event())
                            .ifPresent(type -> subscribed.forEach(subscription ->
                                    told.putIfAbsent(id(subscription, logged.position(), type), logged.eventId())));
            }
        }
        return log.all(tenantId, told.keySet()).stream()
                .map(delivery -> new Telling(Objects.requireNonNull(told.get(delivery.id())), delivery))
                .toList();
    }

    private static String id(UUID subscriptionId, long ordinal, WebhookType type) {
        return new DeliveryId(subscriptionId, ordinal, type).toString();
    }
}
