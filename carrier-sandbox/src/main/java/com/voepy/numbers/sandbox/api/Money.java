package com.voepy.numbers.sandbox.api;

import java.math.BigDecimal;

/// Money as the protocol writes it.
public final class Money {

    private static final int CENT_DIGITS = 2;

    private Money() {}

    /// 150 cents are `1.50`.
    public static String decimal(long cents) {
        return BigDecimal.valueOf(cents, CENT_DIGITS).toPlainString();
    }
}
