package com.voepy.numbers.command.webhook;

import com.voepy.numbers.command.webhook.WebhookCommand.ChangeSubscription;
import com.voepy.numbers.command.webhook.WebhookCommand.DeleteSubscription;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client asks where the subscription alone cannot decide: another resource has a say in it, or a secret has to
/// be made.
sealed interface WebhookRequest {

    record Subscribe(
            UUID tenantId,
            String url,
            List<String> eventTypes,
            @Nullable UUID connectionId,
            boolean enabled) implements WebhookRequest {

        public Subscribe {
            eventTypes = List.copyOf(eventTypes);
        }
    }

    record Change(ChangeSubscription command) implements WebhookRequest {}

    record Unsubscribe(DeleteSubscription command) implements WebhookRequest {}

    record RotateSecret(UUID subscriptionId, UUID tenantId) implements WebhookRequest {}
}
