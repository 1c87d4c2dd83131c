package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts deliveries into the queue, each with the timer that sends it, in the caller's transaction.
@Component
class WebhookQueue {

    private final Deliveries deliveries;
    private final Timers timers;
    private final InstantSource clock;

    WebhookQueue(Deliveries deliveries, Timers timers, InstantSource clock) {
        this.deliveries = deliveries;
        this.timers = timers;
        this.clock = clock;
    }

    /// What is told.
    ///
    /// @param ordinal see [DeliveryId]
    /// @param resourceId what it is about; deliveries about the same arrive in order
    /// @param connectionId the connection that the resource belongs to, or null
    /// @param at when it happened
    /// @param resource as clients see it
    record Message(
            WebhookType type,
            long ordinal,
            UUID resourceId,
            @Nullable UUID connectionId,
            Instant at,
            Object resource) {}

    /// Queues the message for every subscription that wants it; again for the same ordinal does nothing.
    ///
    /// @param subscriptions the tenant's
    void announce(List<Subscription> subscriptions, Message message) {
        enqueue(
                subscriptions.stream()
                        .filter(one -> one.wants(message.type().wireName(), message.connectionId()))
                        .toList(),
                message);
    }

    /// Queues the message for exactly these.
    void enqueue(List<Subscription> subscriptions, Message message) {
        var now = clock.instant();
        var due = subscriptions.stream()
                .map(subscription -> insert(subscription, message, now))
                .flatMap(Optional::stream)
                .toList();
        timers.set(due, now);
    }

    private Optional<Timer> insert(Subscription subscription, Message message, Instant now) {
        var id = new DeliveryId(subscription.id(), message.ordinal(), message.type()).toString();
        var isNew = deliveries.insert(
                id,
                subscription.tenantId(),
                subscription.id(),
                message.type().wireName(),
                message.resourceId(),
                body(id, message),
                now);
        return isNew ? Optional.of(new Timer(id, 0)) : Optional.empty();
    }

    private static String body(String id, Message message) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("id", id);
        body.put("type", message.type());
        body.put("timestamp", message.at());
        body.put("connection_id", message.connectionId());
        body.put("data", message.resource());
        return WireJson.mapper().writeValueAsString(body);
    }
}
