package com.voepy.numbers.sandbox.stock;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Numbers that share all but their last three digits, and with them type, place, features and price.
///
/// @param prefix E.164 less the last three digits: `+15125550`
/// @param callingCode `1`
/// @param ndc national destination code, the area code in North America: `512`
/// @param region state or province, null where there is none
/// @param locality city, null where there is none
/// @param upfrontCents what an order costs, US cents
/// @param monthlyCents what a month costs, US cents
/// @param offered which of the thousand are on offer; never changed
public record Block(
        String prefix,
        String countryCode,
        NumberType type,
        String callingCode,
        String ndc,
        @Nullable String region,
        @Nullable String locality,
        List<String> features,
        long upfrontCents,
        long monthlyCents,
        BitSet offered) {

    /// Digits that a number has behind its block's prefix.
    public static final int SUFFIX_DIGITS = 3;

    /// Numbers that a block can have.
    public static final int SIZE = 1000;

    public Block {
        features = List.copyOf(features);
        offered = (BitSet) offered.clone();
    }

    /// The prefix of the block that a number is in, whether or not that block is on offer.
    public static String prefixOf(String e164) {
        return e164.substring(0, Math.max(0, e164.length() - SUFFIX_DIGITS));
    }

    /// A number's last three digits.
    public static int suffixOf(String e164) {
        return Integer.parseInt(e164, e164.length() - SUFFIX_DIGITS, e164.length(), 10);
    }

    public boolean isNorthAmerican() {
        return callingCode.equals("1");
    }

    /// How many numbers are on offer here, sold ones included.
    public int count() {
        return offered.cardinality();
    }

    /// Its numbers in E.164, ascending, sold ones included.
    public Stream<String> numbers() {
        IntStream suffixes = offered.stream();
        return suffixes.mapToObj(
                suffix -> prefix + String.valueOf(SIZE + suffix).substring(1));
    }

    boolean offers(String e164) {
        return offered.get(suffixOf(e164));
    }
}
