/// Tells tenants what happened, over HTTP: subscriptions, the queue of deliveries, the sender and the delivery log.
///
/// [WebhookProjection] queues deliveries in the transaction that changes a resource; [DeliverySaga] takes each to its
/// end. Both see to it that a delivery is never lost and that those of one resource arrive in order.
@NullMarked
package com.voepy.numbers.query.webhook;

import org.jspecify.annotations.NullMarked;
