package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A phone number in international form, for example `+15125550100`.
///
/// Source: ITU-T E.164, at most 15 digits, and no country code begins with 0.
public record E164(@JsonValue String value) implements Comparable<E164> {

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /// How many trailing digits tell the numbers of one block apart.
    private static final int BLOCK_DIGITS = 3;

    /// @throws IllegalArgumentException if the text is not `+` and 7 to 15 digits
    @JsonCreator
    public E164 {
        if (!isE164(value)) {
            throw new IllegalArgumentException("not an E.164 number: " + value);
        }
    }

    /// Whether the text has the shape of an E.164 number; whether such a number exists is another question.
    public static boolean isE164(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The number made of a block and the three digits that follow it.
    public static E164 of(String block, int suffix) {
        return new E164("%s%03d".formatted(block, suffix));
    }

    /// The number without its last three digits, with the plus, for example `+15125550`; names its [NumberBlock].
    ///
    /// [NumberBlock]: com.voepy.numbers.events.NumberBlockEvent
    public String block() {
        return value.substring(0, value.length() - BLOCK_DIGITS);
    }

    /// The last three digits, 0 to 999.
    public int suffix() {
        return Integer.parseInt(value.substring(value.length() - BLOCK_DIGITS));
    }

    /// The digits without the plus.
    public String digits() {
        return value.substring(1);
    }

    @Override
    public int compareTo(E164 other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
