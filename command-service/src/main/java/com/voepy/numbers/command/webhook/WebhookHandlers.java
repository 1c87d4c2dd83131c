package com.voepy.numbers.command.webhook;

import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.webhook.WebhookCommand.RegisterSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.ReplaceSecret;
import com.voepy.numbers.command.webhook.WebhookRequest.Change;
import com.voepy.numbers.command.webhook.WebhookRequest.RotateSecret;
import com.voepy.numbers.command.webhook.WebhookRequest.Subscribe;
import com.voepy.numbers.command.webhook.WebhookRequest.Unsubscribe;
import com.voepy.numbers.command.webhook.WebhookSpace.FreePlace;
import com.voepy.numbers.command.webhook.WebhookSpace.TakePlace;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.web.Patch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes subscriptions and secrets, and asks whether a connection is the tenant's.
@Component
class WebhookHandlers {

    /// How long a receiver has to take the new secret into use.
    private static final Duration ROTATION = Duration.ofHours(24);

    private final Repository<WebhookSubscription> subscriptions;
    private final Repository<WebhookSpace> spaces;
    private final Connections connections;
    private final NewIds ids;
    private final WebhookSecrets secrets;
    private final InstantSource clock;

    WebhookHandlers(
            Repository<WebhookSubscription> subscriptions,
            Repository<WebhookSpace> spaces,
            Connections connections,
            NewIds ids,
            WebhookSecrets secrets,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.spaces = spaces;
        this.connections = connections;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    @CommandHandler
    Answer handle(Subscribe request) throws Exception {
        requireConnection(request.tenantId(), request.connectionId());
        var space = spaces.loadOrCreate(Streams.webhookSpace(request.tenantId()), WebhookSpace::new);
        var secret = secrets.make();
        var command = new RegisterSubscription(
                ids.next("webhook"),
                request.tenantId(),
                request.url(),
                request.eventTypes(),
                request.connectionId(),
                request.enabled(),
                secrets.sealed(secret));
        space.execute(it -> it.handle(new TakePlace(request.tenantId(), command.subscriptionId())));
        var subscription = subscriptions
                .newInstance(() -> new WebhookSubscription(command))
                .invoke(made -> made.existingFor(command));
        return Answer.created("/v1/webhooks/" + subscription.id(), subscription.withSecret(secret))
                .withSecret();
    }

    @CommandHandler
    Answer handle(Change request) {
        var command = request.command();
        var subscription = subscriptions.load(command.stream());
        // Before the connection, so that a stranger learns nothing of either.
        subscription.execute(one -> one.existingFor(command));
        if (command.connectionId() instanceof Patch.Set<UUID> set) {
            requireConnection(command.tenantId(), set.value());
        }
        return subscription.invoke(one -> one.handle(command));
    }

    @CommandHandler
    Answer handle(Unsubscribe request) {
        var command = request.command();
        // In the same order as whoever subscribes.
        var space = spaceOf(command.tenantId());
        var answer = subscriptions.load(command.stream()).invoke(one -> one.handle(command));
        space.ifPresent(
                it -> it.execute(places -> places.handle(new FreePlace(command.tenantId(), command.subscriptionId()))));
        return answer;
    }

    /// Nothing for a tenant whose subscriptions are all older than the limit.
    private Optional<Aggregate<WebhookSpace>> spaceOf(UUID tenantId) {
        try {
            return Optional.of(spaces.load(Streams.webhookSpace(tenantId)));
        } catch (AggregateNotFoundException _) {
            return Optional.empty();
        }
    }

    @CommandHandler
    Answer handle(RotateSecret request) {
        var secret = secrets.make();
        var command = new ReplaceSecret(
                request.subscriptionId(),
                request.tenantId(),
                secrets.sealed(secret),
                clock.instant().plus(ROTATION));
        var subscription = subscriptions.load(command.stream());
        subscription.execute(one -> one.handle(command));
        return Answer.ok(subscription.invoke(one -> one.existingFor(command)).withSecret(secret))
                .withSecret();
    }

    private void requireConnection(UUID tenantId, @Nullable UUID connectionId) {
        if (connectionId != null) {
            connections.require(tenantId, connectionId);
        }
    }
}
