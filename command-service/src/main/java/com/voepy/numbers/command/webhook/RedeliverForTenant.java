package com.voepy.numbers.command.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.kernel.Streams;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What an operator asks for where a tenant could itself: whosever the delivery is, it is sent again.
///
/// @param deliveryId says itself which subscription it went to
record RedeliverForTenant(DeliveryId deliveryId) {

    @TargetAggregateIdentifier
    String stream() {
        return Streams.webhook(deliveryId.subscriptionId());
    }
}
