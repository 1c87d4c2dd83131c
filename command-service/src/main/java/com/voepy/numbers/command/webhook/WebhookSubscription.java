package com.voepy.numbers.command.webhook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.webhook.WebhookCommand.ChangeSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.DeleteSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.FollowConnection;
import com.voepy.numbers.command.webhook.WebhookCommand.Redeliver;
import com.voepy.numbers.command.webhook.WebhookCommand.RegisterSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.ReplaceSecret;
import com.voepy.numbers.command.webhook.WebhookCommand.SendTest;
import com.voepy.numbers.events.WebhookSubscriptionEvent;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookRedeliveryRequested;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSecretRotated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionCreated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionDeleted;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookSubscriptionUpdated;
import com.voepy.numbers.events.WebhookSubscriptionEvent.WebhookTestRequested;
import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kernel.WebhookType;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.web.ETags;
import com.voepy.numbers.kit.web.Patch;
import com.voepy.numbers.resource.WebhookSubscriptionResource;
import com.voepy.numbers.resource.WebhookSubscriptionResource.DisabledReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Where a tenant wants to be told, and of what.
///
/// That the platform has disabled it is not known here: the sender decides that by what it meets, and enabling it again
/// is therefore always news.
@Aggregate
class WebhookSubscription {

    @AggregateIdentifier
    private String stream;

    private UUID tenantId;

    /// Null once deleted.
    private @Nullable WebhookSubscriptionResource subscription;

    // Axon creates it empty and replays its events before anyone can look.
    @SuppressWarnings("NullAway.Init")
    protected WebhookSubscription() {}

    // apply() calls on(WebhookSubscriptionEvent) before it returns, which sets every field.
    @SuppressWarnings("NullAway.Init")
    @CommandHandler
    WebhookSubscription(RegisterSubscription command) {
        apply(new WebhookSubscriptionCreated(
                command.subscriptionId(),
                command.tenantId(),
                command.url(),
                command.eventTypes(),
                command.connectionId(),
                command.enabled(),
                command.sealedSecret()));
    }

    @CommandHandler
    Answer handle(ChangeSubscription command) {
        var before = existingFor(command);
        requireMatch(command.ifMatch(), before);
        if (command.url() != null || !(command.connectionId() instanceof Patch.Unchanged<UUID>)) {
            refuseIfOfConnection(before);
        }
        var after = new WebhookSubscriptionUpdated(
                before.id(),
                tenantId,
                command.url() == null ? before.url() : command.url(),
                command.eventTypes() == null ? before.eventTypes() : command.eventTypes(),
                command.connectionId().applyTo(before.connectionId()),
                command.enabled() == null ? before.enabled() : command.enabled());
        if (Boolean.TRUE.equals(command.enabled()) || !sameAs(before, after)) {
            apply(after);
        }
        return Answer.ok(existingFor(command));
    }

    @CommandHandler
    void handle(FollowConnection command) {
        refuseStrangers(command.tenantId());
        var before = subscription;
        if (command.url() == null) {
            if (before != null) {
                apply(new WebhookSubscriptionDeleted(command.subscriptionId(), tenantId));
            }
        } else if (before == null) {
            // It was deleted with an earlier address and begins anew, with a secret of its own.
            apply(new WebhookSubscriptionCreated(
                    command.subscriptionId(),
                    tenantId,
                    command.url(),
                    WebhookChecks.ALL,
                    command.connectionId(),
                    true,
                    command.sealedSecret()));
        } else if (!command.url().equals(before.url())) {
            apply(new WebhookSubscriptionUpdated(
                    before.id(), tenantId, command.url(), before.eventTypes(), before.connectionId(), true));
        }
    }

    @CommandHandler
    void handle(ReplaceSecret command) {
        var before = existingFor(command);
        apply(new WebhookSecretRotated(before.id(), tenantId, command.sealedSecret(), command.previousValidUntil()));
    }

    @CommandHandler
    Answer handle(SendTest command) {
        var id = existingFor(command).id();
        apply(new WebhookTestRequested(id, tenantId));
        return Answer.accepted(QueuedDelivery.of(new DeliveryId(id, getVersion(), WebhookType.WEBHOOK_TEST)));
    }

    @CommandHandler
    Answer handle(Redeliver command) {
        existingFor(command);
        return redeliver(command.deliveryId());
    }

    @CommandHandler
    Answer handle(RedeliverForTenant command) {
        existing();
        return redeliver(command.deliveryId());
    }

    private Answer redeliver(DeliveryId deliveryId) {
        apply(new WebhookRedeliveryRequested(deliveryId.subscriptionId(), tenantId, deliveryId.toString()));
        return Answer.accepted(QueuedDelivery.of(deliveryId));
    }

    @CommandHandler
    Answer handle(DeleteSubscription command) {
        refuseStrangers(command.tenantId());
        if (subscription != null) {
            requireMatch(command.ifMatch(), subscription);
            refuseIfOfConnection(subscription);
            apply(new WebhookSubscriptionDeleted(command.subscriptionId(), tenantId));
        }
        // DELETE is idempotent: the second one finds its wish fulfilled.
        return Answer.noContent();
    }

    /// The subscription that the `webhook_url` of this connection stands for.
    static UUID idOf(UUID connectionId) {
        return UUID.nameUUIDFromBytes(("webhook-of-connection/" + connectionId).getBytes(StandardCharsets.UTF_8));
    }

    /// Its address is the connection's, and would be another one here than there.
    private static void refuseIfOfConnection(WebhookSubscriptionResource subscription) {
        if (subscription.connectionId() != null && subscription.id().equals(idOf(subscription.connectionId()))) {
            throw ErrorCode.WEBHOOK_OF_CONNECTION
                    .because("The subscription stands for the webhook_url of its connection; change that instead.")
                    .with("connection_id", subscription.connectionId().toString());
        }
    }

    /// As its tenant sees it.
    WebhookSubscriptionResource existingFor(WebhookCommand command) {
        refuseStrangers(command.tenantId());
        return existing();
    }

    private WebhookSubscriptionResource existing() {
        if (subscription == null) {
            throw ErrorCode.NOT_FOUND.because("The webhook subscription was deleted.");
        }
        return subscription;
    }

    private void refuseStrangers(UUID tenant) {
        if (!tenant.equals(tenantId)) {
            throw ErrorCode.NOT_FOUND.because("You have no such webhook subscription.");
        }
    }

    /// A client may have seen it disabled by the platform.
    private static void requireMatch(@Nullable String ifMatch, WebhookSubscriptionResource current) {
        var disabled = Arrays.stream(DisabledReason.values()).map(current::disabled);
        ETags.requireMatch(ifMatch, Stream.concat(Stream.of(current), disabled).toList());
    }

    private static boolean sameAs(WebhookSubscriptionResource before, WebhookSubscriptionUpdated after) {
        return before.url().equals(after.url())
                && before.eventTypes().equals(after.eventTypes())
                && Objects.equals(before.connectionId(), after.connectionId())
                && before.enabled() == after.enabled();
    }

    @EventSourcingHandler
    void on(WebhookSubscriptionEvent event, @Timestamp Instant at) {
        stream = Streams.webhook(event.subscriptionId());
        tenantId = event.tenantId();
        subscription = WebhookSubscriptionResource.after(subscription, event, at);
    }
}
