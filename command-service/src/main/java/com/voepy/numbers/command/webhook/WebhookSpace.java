package com.voepy.numbers.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.voepy.numbers.events.WebhookSpaceEvent;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceFreed;
import com.voepy.numbers.events.WebhookSpaceEvent.WebhookPlaceTaken;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// Keeps a tenant's webhook subscriptions few, however many are made at once: each change of the tenant's is told to
/// each of them. What was made before there was a limit takes no place.
@Aggregate
class WebhookSpace {

    /// More than the 16 of Stripe, since a reseller may tell some of its own customers. Those that stand for
    /// connections do not count.
    static final int SUBSCRIPTIONS_MAX = 100;

    record TakePlace(UUID tenantId, UUID subscriptionId) {

        @TargetAggregateIdentifier
        String stream() {
            return Streams.webhookSpace(tenantId);
        }
    }

    record FreePlace(UUID tenantId, UUID subscriptionId) {

        @TargetAggregateIdentifier
        String stream() {
            return Streams.webhookSpace(tenantId);
        }
    }

    @AggregateIdentifier
    private String stream;

    private final Set<UUID> subscriptions = new HashSet<>();

    // Axon creates it empty and replays its events, or lets the first command in.
    @SuppressWarnings("NullAway.Init")
    protected WebhookSpace() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakePlace command) {
        if (subscriptions.size() >= SUBSCRIPTIONS_MAX) {
            throw ErrorCode.WEBHOOK_LIMIT_REACHED
                    .because("There are as many webhook subscriptions as there may be.")
                    .with("webhooks_max", SUBSCRIPTIONS_MAX);
        }
        apply(new WebhookPlaceTaken(command.tenantId(), command.subscriptionId(), subscriptions.size() + 1));
    }

    @CommandHandler
    void handle(FreePlace command) {
        if (subscriptions.contains(command.subscriptionId())) {
            apply(new WebhookPlaceFreed(command.tenantId(), command.subscriptionId(), subscriptions.size() - 1));
        }
    }

    @EventSourcingHandler
    void on(WebhookSpaceEvent event) {
        stream = Streams.webhookSpace(event.tenantId());
        switch (event) {
            case WebhookPlaceTaken e -> subscriptions.add(e.subscriptionId());
            case WebhookPlaceFreed e -> subscriptions.remove(e.subscriptionId());
        }
    }
}
