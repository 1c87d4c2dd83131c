package com.voepy.numbers.sandbox.stock;

/// How the order of a number goes. All behave but those of `+1512556KXXX`, where the digit `K` decides, so that each
/// thing that can go wrong at a carrier can be ordered by number.
public enum Magic {
    NORMAL,
    /// In every search, and sold to someone else when it is ordered: the order is refused with 85001.
    SOLD_MEANWHILE,
    /// The order is taken, and then the line fails.
    LINE_FAILS,
    SLOW,
    VERY_SLOW,
    /// The order completes and no webhook says so.
    WEBHOOK_LOST,
    /// The webhook comes twice, with one event id.
    WEBHOOK_DOUBLED,
    /// After the final webhook comes an older one that still says pending.
    WEBHOOKS_OUT_OF_ORDER,
    /// The order is taken, and the connection breaks before the answer.
    ANSWER_LOST,
    /// 503, and nothing is taken.
    UNAVAILABLE;

    private static final String BLOCKS = "+1512556";
    private static final int NUMBER_LENGTH = 12;

    public static Magic of(String e164) {
        return e164.startsWith(BLOCKS) && e164.length() == NUMBER_LENGTH
                ? values()[e164.charAt(BLOCKS.length()) - '0']
                : NORMAL;
    }
}
