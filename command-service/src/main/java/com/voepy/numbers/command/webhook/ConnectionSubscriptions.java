package com.voepy.numbers.command.webhook;

import com.voepy.numbers.command.connection.ConnectionWebhook;
import com.voepy.numbers.command.webhook.WebhookCommand.FollowConnection;
import com.voepy.numbers.command.webhook.WebhookCommand.RegisterSubscription;
import com.voepy.numbers.kernel.Streams;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The `webhook_url` of a connection is a subscription like any other: to all types, scoped to the connection.
@Component
class ConnectionSubscriptions implements ConnectionWebhook {

    private final Repository<WebhookSubscription> subscriptions;
    private final WebhookSecrets secrets;

    ConnectionSubscriptions(Repository<WebhookSubscription> subscriptions, WebhookSecrets secrets) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
    }

    @Override
    public void tell(UUID tenantId, UUID connectionId, @Nullable String url) {
        var id = WebhookSubscription.idOf(connectionId);
        var sealedSecret = secrets.sealed(secrets.make());
        try {
            var follow = new FollowConnection(id, tenantId, connectionId, url, sealedSecret);
            subscriptions.load(Streams.webhook(id)).execute(one -> one.handle(follow));
        } catch (AggregateNotFoundException _) {
            if (url != null) {
                register(new RegisterSubscription(
                        id, tenantId, url, WebhookChecks.ALL, connectionId, true, sealedSecret));
            }
        }
    }

    private void register(RegisterSubscription command) {
        try {
            subscriptions.newInstance(() -> new WebhookSubscription(command));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot make " + command.stream(), e);
        }
    }
}
