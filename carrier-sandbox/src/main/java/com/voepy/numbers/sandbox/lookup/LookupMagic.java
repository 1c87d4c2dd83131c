package com.voepy.numbers.sandbox.lookup;

/// How a lookup goes. All behave but those of `+1512557KXXX`, where the digit `K` decides.
enum LookupMagic {
    NORMAL,
    /// The carrier is known, and no name.
    NAMELESS,
    /// Not a number that this carrier knows: 422.
    UNKNOWN,
    /// 503.
    UNAVAILABLE,
    /// The connection breaks before the answer.
    ANSWER_LOST,
    /// The answer comes later than anybody waits.
    SILENT;

    private static final String BLOCKS = "+1512557";
    private static final int NUMBER_LENGTH = 12;

    static LookupMagic of(String e164) {
        if (!e164.startsWith(BLOCKS) || e164.length() != NUMBER_LENGTH) {
            return NORMAL;
        }
        int digit = e164.charAt(BLOCKS.length()) - '0';
        return digit < values().length ? values()[digit] : NORMAL;
    }
}
