package com.voepy.numbers.sandbox.order;

import java.util.Collection;
import java.util.Locale;

/// Where an order, a part of it or a line stands.
enum OrderStatus {
    PENDING,
    SUCCESS,
    FAILURE;

    /// A whole is pending while a part is, and has failed if a part has.
    static OrderStatus of(Collection<OrderStatus> parts) {
        if (parts.contains(PENDING)) {
            return PENDING;
        }
        return parts.contains(FAILURE) ? FAILURE : SUCCESS;
    }

    static OrderStatus fromWire(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
