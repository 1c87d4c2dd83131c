package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// What webhooks tell about: the catalogue that a subscription chooses its `event_types` from.
///
/// The codes are part of every [DeliveryId] ever shown to a client; none is changed or used again.
public enum WebhookType {
    NUMBER_ORDER_COMPLETED(1, "number_order.completed"),
    NUMBER_ORDER_FAILED(2, "number_order.failed"),
    NUMBER_ACTIVATED(3, "number.activated"),
    NUMBER_ACTIVATION_FAILED(4, "number.activation_failed"),
    NUMBER_UPDATED(5, "number.updated"),
    NUMBER_RELEASED(6, "number.released"),
    NUMBER_RESERVATION_EXPIRED(7, "number_reservation.expired"),
    PORTING_ORDER_SUBMITTED(8, "porting_order.submitted"),
    PORTING_ORDER_IN_PROCESS(9, "porting_order.in_process"),
    PORTING_ORDER_EXCEPTION(10, "porting_order.exception"),
    PORTING_ORDER_FOC_CONFIRMED(11, "porting_order.foc_confirmed"),
    PORTING_ORDER_PORTED(12, "porting_order.ported"),
    PORTING_ORDER_CANCELLED(13, "porting_order.cancelled"),
    EMERGENCY_ADDRESS_VALIDATED(14, "emergency_address.validated"),
    EMERGENCY_ADDRESS_REJECTED(15, "emergency_address.rejected"),
    NUMBER_EMERGENCY_ACTIVATED(16, "number.emergency_activated"),
    NUMBER_EMERGENCY_FAILED(17, "number.emergency_failed"),
    BALANCE_LOW(18, "balance.low"),
    BALANCE_DEPLETED(19, "balance.depleted"),

    /// Another subscription of the tenant was disabled, because its deliveries failed or its receiver is gone.
    WEBHOOK_DISABLED(20, "webhook.disabled"),

    /// Sent when a tenant asks for a test, whatever the subscription chose.
    WEBHOOK_TEST(21, "webhook.test");

    private final int code;
    private final String wireName;

    WebhookType(int code, String wireName) {
        this.code = code;
        this.wireName = wireName;
    }

    /// The type in JSON and in the database: `number_order.completed`.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// 1 to 255, for ever.
    int code() {
        return code;
    }

    /// Whether a subscription can choose it; a test comes without being chosen.
    public boolean isSubscribable() {
        return this != WEBHOOK_TEST;
    }

    static Optional<WebhookType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findAny();
    }

    /// The type that is written so, if there is one.
    public static Optional<WebhookType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findAny();
    }

    /// @throws IllegalArgumentException if no type is written so
    @JsonCreator
    public static WebhookType ofWireName(String wireName) {
        return named(wireName).orElseThrow(() -> new IllegalArgumentException("no webhook type " + wireName));
    }
}
