package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kernel.DeliveryId;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Counts how many deliveries of each subscription this node is sending, so that one slow receiver cannot take all
/// threads.
final class Crowd {

    private final int max;
    private final ConcurrentHashMap<UUID, Integer> counts = new ConcurrentHashMap<>();

    Crowd(int max) {
        this.max = max;
    }

    /// @return the subscription, to be given to [#leave]; empty if as many are there as may be
    Optional<UUID> enter(Timer timer) {
        var subscriptionId = DeliveryId.parse(timer.deliveryId())
                .orElseThrow(() -> new IllegalStateException("no delivery is called " + timer.deliveryId()))
                .subscriptionId();
        var entered = new boolean[1];
        counts.compute(subscriptionId, (_, count) -> {
            var now = count == null ? 0 : count;
            entered[0] = now < max;
            return entered[0] ? now + 1 : now;
        });
        return entered[0] ? Optional.of(subscriptionId) : Optional.empty();
    }

    void leave(UUID subscriptionId) {
        counts.computeIfPresent(subscriptionId, (_, count) -> count == 1 ? null : count - 1);
    }
}
