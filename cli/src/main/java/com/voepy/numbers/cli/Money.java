package com.voepy.numbers.cli;

import java.math.BigDecimal;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// Cents in answers are dollars for people.
final class Money {

    private static final String CENTS = "cents";

    private Money() {}

    /// Whether a field of that name holds cents, for example `monthly_price_cents_customer`.
    static boolean isIn(String field) {
        return Arrays.asList(last(field).split("_")).contains(CENTS);
    }

    /// The field's name without its unit.
    static String nameWithoutUnit(String field) {
        return isIn(field) ? field.replace("_" + CENTS, "") : field;
    }

    static String of(JsonNode cents) {
        return BigDecimal.valueOf(cents.asLong(), 2).toPlainString() + " USD";
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
