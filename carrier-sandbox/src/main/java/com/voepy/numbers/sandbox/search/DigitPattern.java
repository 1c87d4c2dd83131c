package com.voepy.numbers.sandbox.search;

import com.voepy.numbers.sandbox.stock.Block;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the digits of a number must look like.
///
/// With a destination code in the search a pattern is about the digits behind it, as the protocol says. Without one
/// it may be written with the country's calling code (`+1512`, `1512`) or without (`512`).
///
/// @param startsWith null for any
/// @param endsWith null for any
/// @param contains null for any
record DigitPattern(
        @Nullable String startsWith,
        @Nullable String endsWith,
        @Nullable String contains,
        boolean behindDestinationCode) {

    static final DigitPattern ANY = new DigitPattern(null, null, null, false);

    /// Whether a number of this block could match; false saves looking at its thousand numbers.
    boolean couldMatch(Block block) {
        var prefix = block.prefix();
        return (startsWith == null || any(block, prefix, startsWith, DigitPattern::couldStart))
                && (endsWith == null || any(block, prefix, endsWith, DigitPattern::couldEnd))
                && (contains == null || any(block, prefix, contains, DigitPattern::couldContain));
    }

    boolean matches(Block block, String e164) {
        return (startsWith == null || any(block, e164, startsWith, String::startsWith))
                && (endsWith == null || any(block, e164, endsWith, String::endsWith))
                && (contains == null || any(block, e164, contains, String::contains));
    }

    private boolean any(Block block, String number, String pattern, BiPredicate<String, String> test) {
        return readings(block, number, pattern).stream().anyMatch(digits -> test.test(digits, stripPlus(pattern)));
    }

    /// The ways to write a number, or the start of one, that this pattern may mean.
    private List<String> readings(Block block, String number, String pattern) {
        int national = 1 + block.callingCode().length();
        if (behindDestinationCode) {
            return List.of(number.substring(national + block.ndc().length()));
        }
        return pattern.startsWith("+")
                ? List.of(number.substring(1))
                : List.of(number.substring(1), number.substring(national));
    }

    private static String stripPlus(String pattern) {
        return pattern.startsWith("+") ? pattern.substring(1) : pattern;
    }

    private static boolean couldStart(String prefix, String pattern) {
        return prefix.startsWith(pattern)
                || (pattern.startsWith(prefix) && pattern.length() <= prefix.length() + Block.SUFFIX_DIGITS);
    }

    private static boolean couldEnd(String prefix, String pattern) {
        return pattern.length() <= Block.SUFFIX_DIGITS
                || prefix.endsWith(pattern.substring(0, pattern.length() - Block.SUFFIX_DIGITS));
    }

    /// Inside the prefix, inside the last three digits, or across both.
    private static boolean couldContain(String prefix, String pattern) {
        return prefix.contains(pattern)
                || pattern.length() <= Block.SUFFIX_DIGITS
                || Stream.of(1, 2, 3)
                        .anyMatch(inSuffix -> prefix.endsWith(pattern.substring(0, pattern.length() - inSuffix)));
    }
}
