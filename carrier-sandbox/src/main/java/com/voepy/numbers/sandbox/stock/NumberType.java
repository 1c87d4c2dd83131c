package com.voepy.numbers.sandbox.stock;

import java.util.Locale;

/// What kinds of number are on offer.
public enum NumberType {
    LOCAL,
    TOLL_FREE,
    NATIONAL,
    MOBILE;

    /// As the protocol writes it: `toll_free`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such type
    public static NumberType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
