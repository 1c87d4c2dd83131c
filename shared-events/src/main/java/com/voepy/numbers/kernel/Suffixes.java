package com.voepy.numbers.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A set of the three-digit endings of a block, written as ranges that a person can read: `000-099,105,107`.
public final class Suffixes {

    private static final int MAX = 999;
    private static final Pattern SHAPE = Pattern.compile("(\\d{3}(-\\d{3})?(,\\d{3}(-\\d{3})?)*)?");

    private final BitSet bits;

    private Suffixes(BitSet bits) {
        this.bits = bits;
    }

    /// @throws IllegalArgumentException if a suffix is not 0 to 999
    public static Suffixes of(IntStream suffixes) {
        var bits = new BitSet(MAX + 1);
        suffixes.forEach(suffix -> {
            if (suffix < 0 || suffix > MAX) {
                throw new IllegalArgumentException("not a suffix: " + suffix);
            }
            bits.set(suffix);
        });
        return new Suffixes(bits);
    }

    /// @throws IllegalArgumentException if the text is not a list of three-digit ranges
    @JsonCreator
    public static Suffixes parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not ranges of suffixes: " + text);
        }
        var bits = new BitSet(MAX + 1);
        if (!text.isEmpty()) {
            for (var range : text.split(",")) {
                var ends = range.split("-");
                var first = Integer.parseInt(ends[0]);
                var last = Integer.parseInt(ends[ends.length - 1]);
                if (last < first) {
                    throw new IllegalArgumentException("a range that ends before it begins: " + range);
                }
                bits.set(first, last + 1);
            }
        }
        return new Suffixes(bits);
    }

    public boolean contains(int suffix) {
        return bits.get(suffix);
    }

    public IntStream stream() {
        return bits.stream();
    }

    public int count() {
        return bits.cardinality();
    }

    @JsonValue
    @Override
    public String toString() {
        List<String> ranges = new ArrayList<>();
        for (var from = bits.nextSetBit(0); from >= 0; ) {
            var end = bits.nextClearBit(from);
            ranges.add(from == end - 1 ? "%03d".formatted(from) : "%03d-%03d".formatted(from, end - 1));
            from = bits.nextSetBit(end);
        }
        return String.join(",", ranges);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Suffixes that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }
}
