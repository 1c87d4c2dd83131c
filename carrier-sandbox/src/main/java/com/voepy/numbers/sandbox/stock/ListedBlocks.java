package com.voepy.numbers.sandbox.stock;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every block of `blocks.csv`: all that is on offer besides US local numbers.
final class ListedBlocks {

    private ListedBlocks() {}

    static List<Block> all() {
        return Csv.rows("blocks.csv").flatMap(ListedBlocks::blocks).toList();
    }

    /// One line of the file; its comment names the columns.
    private static Stream<Block> blocks(List<String> row) {
        var callingCode = row.get(4);
        var ndc = row.get(5);
        var first = row.get(6);
        var offered = UsLocalBlocks.spread(Integer.parseInt(row.get(8)));
        return IntStream.range(0, Integer.parseInt(row.get(7)))
                .mapToObj(index -> new Block(
                        "+" + callingCode + ndc + plus(first, index),
                        row.get(0),
                        NumberType.of(row.get(1)),
                        callingCode,
                        ndc,
                        emptyToNull(row.get(2)),
                        emptyToNull(row.get(3)),
                        List.of(row.get(11).split(",")),
                        Long.parseLong(row.get(9)),
                        Long.parseLong(row.get(10)),
                        offered));
    }

    /// Counts up and keeps leading zeros.
    private static String plus(String digits, int index) {
        return ("%0" + digits.length() + "d").formatted(Integer.parseInt(digits) + index);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
