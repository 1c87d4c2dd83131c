package com.voepy.numbers.sandbox.address;

import java.util.Arrays;
import java.util.Locale;

/// How things go with an address. All behave but those whose street has one of these words in it, so that each thing
/// that can go wrong at a carrier can be written as an address.
public enum MagicAddress {
    NORMAL(""),
    /// Not valid, and nothing like it is.
    NOWHERE("nowhere"),
    /// Not valid, but a right one is suggested: with `Main` for the word.
    MISSPELT("misspelt"),
    /// 503 whenever it is to be validated.
    UNAVAILABLE("unavailable"),
    /// Valid until it is to be kept: then it is refused.
    CONDEMNED("condemned"),
    /// It is kept, and the connection breaks before the answer.
    SILENT("silent"),
    /// Enabling a number is done at once.
    INSTANT("instant"),
    /// Enabling takes 10 seconds.
    SLOW("slow"),
    /// Enabling is taken, and fails.
    DOOMED("doomed"),
    /// Enabling is refused.
    FORBIDDEN("forbidden"),
    /// Enabling is taken, and the connection breaks before the answer.
    MUTE("mute");

    private final String word;

    MagicAddress(String word) {
        this.word = word;
    }

    static MagicAddress of(String streetAddress) {
        var words = Arrays.asList(streetAddress.toLowerCase(Locale.ROOT).split("\\W+"));
        return Arrays.stream(values())
                .filter(magic -> magic != NORMAL && words.contains(magic.word))
                .findFirst()
                .orElse(NORMAL);
    }

    boolean isValid() {
        return this != NOWHERE && this != MISSPELT;
    }

    /// The street as it should have been written.
    String corrected(String streetAddress) {
        return streetAddress.replaceAll("(?i)\\b" + word + "\\b", "Main");
    }
}
