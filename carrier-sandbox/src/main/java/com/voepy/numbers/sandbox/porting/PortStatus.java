package com.voepy.numbers.sandbox.porting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a porting order stands.
enum PortStatus {
    DRAFT,
    IN_PROCESS,
    SUBMITTED,
    EXCEPTION,
    FOC_DATE_CONFIRMED,
    PORTED,
    CANCEL_PENDING,
    CANCELLED;

    static PortStatus fromWire(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isFinal() {
        return this == PORTED || this == CANCELLED;
    }

    /// Whether the customer may fill in the form: before it is submitted, and to put right what was wrong.
    boolean isEditable() {
        return this == DRAFT || this == EXCEPTION;
    }

    /// What the numbers' entry in the central database says; null outside North America, which has another one.
    @Nullable
    String activationStatus(String countryCode) {
        if (!ForeignNumber.isNorthAmerican(countryCode)) {
            return null;
        }
        return switch (this) {
            case DRAFT -> "New";
            case IN_PROCESS -> "Sending";
            case SUBMITTED -> "Pending";
            case EXCEPTION -> "Conflict";
            case FOC_DATE_CONFIRMED -> "Activate RDY";
            case PORTED -> "Active";
            case CANCEL_PENDING -> "Cancel Pending";
            case CANCELLED -> "Cancelled";
        };
    }
}
