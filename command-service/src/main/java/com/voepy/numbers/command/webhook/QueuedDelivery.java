package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.WebhookType;
import java.util.UUID;

/// The answer to a request for a delivery: which one to look for in the delivery log.
record QueuedDelivery(String id, String webhookId, UUID subscriptionId, WebhookType type, String status) {

    static QueuedDelivery of(DeliveryId id) {
        return new QueuedDelivery(id.toString(), id.toString(), id.subscriptionId(), id.type(), "pending");
    }
}
