package com.voepy.numbers.query.webhook;

import com.voepy.numbers.events.WebhookSubscriptionEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.log.LoggedEvent;
import com.voepy.numbers.query.projection.Changed;
import com.voepy.numbers.query.projection.Projection;
import com.voepy.numbers.query.webhook.WebhookQueue.Message;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keeps the subscriptions, and queues a delivery for each change that one of them wants to hear of.
///
/// Its tables are never emptied: what was queued and sent cannot be made again from the log, and each row knows which
/// event it has seen.
@Component
class WebhookProjection implements Projection {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final WebhookQueue queue;
    private final Timers timers;
    private final InstantSource clock;

    WebhookProjection(
            Subscriptions subscriptions,
            Deliveries deliveries,
            WebhookQueue queue,
            Timers timers,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.queue = queue;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public Batch begin(List<LoggedEvent> events) {
        return new Run();
    }

    private final class Run implements Batch {

        private final Map<UUID, List<Subscription>> byTenant = new HashMap<>();

        @Override
        public List<Changed> apply(LoggedEvent logged) {
            if (!(logged.event() instanceof WebhookSubscriptionEvent event)) {
                return List.of();
            }
            byTenant.remove(event.tenantId());
            var before = subscriptions.findAndLock(event.subscriptionId());
            if (before.isPresent() && before.get().sequence() >= logged.sequence()) {
                return List.of();
            }
            var after = after(before, event, logged);
            subscriptions.save(after);
            act(event, after, logged);
            return List.of(new Changed(
                    logged, after.id(), after.tenantId(), after.resource().connectionId(), after.resource()));
        }

        @Override
        public void changed(Changed change) {
            var tenantId = change.tenantId();
            var type = Announcement.of(change.cause().event());
            if (tenantId == null || type.isEmpty()) {
                return;
            }
            queue.announce(
                    byTenant.computeIfAbsent(tenantId, subscriptions::ofTenant),
                    new Message(
                            type.get(),
                            change.cause().position(),
                            change.id(),
                            change.connectionId(),
                            change.cause().occurredAt(),
                            change.resource()));
        }
    }

    private void act(WebhookSubscriptionEvent event, Subscription after, LoggedEvent logged) {
        var now = clock.instant();
        switch (event) {
            case WebhookSubscriptionCreated _, WebhookSecretRotated _ -> {}
            case WebhookSubscriptionUpdated e -> {
                if (e.enabled()) {
                    timers.set(deliveries.resume(e.subscriptionId(), now), now);
                }
            }
            case WebhookTestRequested _ ->
                queue.enqueue(
                        List.of(after),
                        new Message(
                                WebhookType.WEBHOOK_TEST,
                                logged.sequence(),
                                after.id(),
                                after.resource().connectionId(),
                                logged.occurredAt(),
                                after.resource()));
            case WebhookRedeliveryRequested e ->
                deliveries
                        .redeliver(e.deliveryId(), e.subscriptionId(), logged.position(), now)
                        .ifPresent(timer -> timers.set(List.of(timer), now));
            case WebhookSubscriptionDeleted e -> deliveries.failAll(e.subscriptionId());
        }
    }

    private static Subscription after(
            Optional<Subscription> before, WebhookSubscriptionEvent event, LoggedEvent logged) {
        var at = logged.occurredAt();
        return switch (event) {
            case WebhookSubscriptionCreated e ->
                new Subscription(
                        e.tenantId(),
                        logged.sequence(),
                        logged.position(),
                        resource(before, event, at),
                        null,
                        e.sealedSecret(),
                        null,
                        null);
            case WebhookSubscriptionUpdated _, WebhookTestRequested _, WebhookRedeliveryRequested _ ->
                existing(before, event).with(logged.sequence(), resource(before, event, at));
            case WebhookSecretRotated e ->
                existing(before, event).rotated(logged.sequence(), e.sealedSecret(), e.previousValidUntil());
            case WebhookSubscriptionDeleted _ -> existing(before, event).deleted(logged.sequence(), at);
        };
    }

    private static WebhookSubscriptionResource resource(
            Optional<Subscription> before, WebhookSubscriptionEvent event, Instant at) {
        var after = WebhookSubscriptionResource.after(
                before.map(Subscription::resource).orElse(null), event, at);
        if (after == null) {
            throw new IllegalStateException("no subscription is left by " + event);
        }
        return after;
    }

    private static Subscription existing(Optional<Subscription> before, WebhookSubscriptionEvent event) {
        return before.orElseThrow(() -> new IllegalStateException("before it was created: " + event));
    }
}
