package com.voepy.numbers.sandbox.order;

import java.util.List;
import java.util.UUID;

/// One number of an order, as it is kept.
record OrderLine(
        UUID id,
        UUID orderId,
        UUID subOrderId,
        String phoneNumber,
        String countryCode,
        String numberType,
        long upfrontCents,
        OrderStatus status) {

    NumberOrder.Line whole(OrderStatus shown) {
        return new NumberOrder.Line(
                id,
                "number_order_phone_number",
                phoneNumber,
                countryCode,
                countryCode,
                numberType,
                List.of(),
                true,
                "approved",
                shown.wireName());
    }

    NumberOrder.Brief brief() {
        return new NumberOrder.Brief(id, phoneNumber);
    }
}
