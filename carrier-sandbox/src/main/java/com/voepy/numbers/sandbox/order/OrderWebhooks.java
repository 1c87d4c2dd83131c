package com.voepy.numbers.sandbox.order;

import com.voepy.numbers.sandbox.stock.Magic;
import com.voepy.numbers.sandbox.webhook.WebhookOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells the customer that an order has ended; badly, if one of its numbers wants it badly.
@Component
class OrderWebhooks {

    private static final String TYPE = "number_order.complete";

    /// The stale webhook comes so long after the final one.
    private static final Duration STALE_AFTER = Duration.ofSeconds(1);

    private final WebhookOutbox outbox;

    OrderWebhooks(WebhookOutbox outbox) {
        this.outbox = outbox;
    }

    /// @param head the order as it was before it ended
    /// @param lines as they are now
    void completed(NumberOrder.Head head, List<OrderLine> lines, Instant now) {
        var magic = lines.stream().map(line -> Magic.of(line.phoneNumber())).collect(Collectors.toSet());
        if (magic.contains(Magic.WEBHOOK_LOST)) {
            return;
        }
        var status = OrderStatus.of(lines.stream().map(OrderLine::status).toList());
        var ended = head.withStatus(status)
                .with(lines.stream().map(line -> line.whole(line.status())).toList(), OrderStore.subOrders(lines));
        var event = new WebhookOutbox.Event(UUID.randomUUID(), TYPE, now, ended);
        outbox.queue(event, Duration.ZERO);
        if (magic.contains(Magic.WEBHOOK_DOUBLED)) {
            outbox.queue(event, Duration.ZERO);
        }
        if (magic.contains(Magic.WEBHOOKS_OUT_OF_ORDER)) {
            var before = head.with(
                    lines.stream().map(line -> line.whole(OrderStatus.PENDING)).toList(), OrderStore.subOrders(lines));
            outbox.queue(new WebhookOutbox.Event(UUID.randomUUID(), TYPE, head.createdAt(), before), STALE_AFTER);
        }
    }
}
