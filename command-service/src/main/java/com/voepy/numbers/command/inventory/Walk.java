package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.carrier.OfferedNumber;
import com.voepy.numbers.command.carrier.StockAnswer;
import com.voepy.numbers.command.carrier.StockQuery;
import com.voepy.numbers.command.carrier.Unavailability;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Walks the numbers of one [Step] in the order of their digits: asks for a prefix, and where the carrier has more
/// than it tells at once, for the ten prefixes one digit longer.
///
/// A block is reported once nothing of it is left to be asked for; one that was on offer and is not found any more
/// is reported as empty.
final class Walk {

    /// Numbers of one block, and so the most that an answer about a whole block can hold.
    private static final int BLOCK_SIZE = 1000;

    /// Source: ITU-T E.164. A longer prefix has no numbers.
    private static final int DIGITS_MAX = 15;

    /// What one question brought.
    sealed interface Found {

        /// @param done the prefix up to which everything is reported; empty if some block is still open
        record Blocks(List<ListBlocks.Block> blocks, long numbers, String done) implements Found {}

        /// The prefix has more numbers than the carrier tells at once.
        record Deeper() implements Found {}

        record Unavailable(Unavailability cause) implements Found {}

        record End() implements Found {}
    }

    private final Carrier carrier;
    private final Step step;
    private final String plus;
    private final NavigableSet<String> listed;
    private final Cursor cursor;
    private final int limit;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final TreeMap<String, List<OfferedNumber>> open = new TreeMap<>();

    /// @param callingCode of the step's country
    /// @param areas national prefixes to walk
    /// @param listed blocks on offer so far, each with its plus
    /// @param limit numbers to ask for at once
    Walk(
            Carrier carrier,
            Step step,
            int callingCode,
            Collection<String> areas,
            NavigableSet<String> listed,
            Cursor cursor,
            int limit) {
        this.carrier = carrier;
        this.step = step;
        this.plus = "+" + callingCode;
        this.listed = listed;
        this.limit = limit;
        this.cursor = cursor;
        for (var area : new TreeSet<>(areas)) {
            // An area within another is walked with that one.
            if (ahead.isEmpty() || !area.startsWith(ahead.getLast())) {
                ahead.addLast(area);
            }
        }
    }

    Found next() {
        while (!ahead.isEmpty() && cursor.isBehind(ahead.getFirst())) {
            ahead.removeFirst();
        }
        if (ahead.isEmpty()) {
            return new Found.End();
        }
        var prefix = ahead.removeFirst();
        return switch (carrier.stock(new StockQuery(step.countryCode(), step.type(), prefix, limit))) {
            case StockAnswer.Unavailable unavailable -> new Found.Unavailable(unavailable.cause());
            case StockAnswer.Offer offer -> take(prefix, offer);
        };
    }

    private Found take(String prefix, StockAnswer.Offer offer) {
        // A carrier may read a prefix in more ways than one; what begins otherwise belongs to another question.
        var numbers = offer.numbers().stream()
                .filter(number -> number.e164().value().startsWith(plus + prefix))
                .toList();
        if (!offer.complete() && !isWholeBlock(prefix, numbers) && prefix.length() < DIGITS_MAX) {
            for (var digit = 9; digit >= 0; digit--) {
                ahead.addFirst(prefix + digit);
            }
            return new Found.Deeper();
        }
        numbers.forEach(number -> open.computeIfAbsent(number.e164().block(), _ -> new ArrayList<>())
                .add(number));
        var blocks = close(plus + prefix);
        return new Found.Blocks(blocks, numbers.size(), open.isEmpty() ? prefix : "");
    }

    private boolean isWholeBlock(String prefix, List<OfferedNumber> numbers) {
        return numbers.size() == BLOCK_SIZE
                && numbers.stream().allMatch(number -> number.e164().block().equals(plus + prefix));
    }

    /// Reports the blocks of which nothing is left, now that this prefix is done.
    private List<ListBlocks.Block> close(String done) {
        var names = new TreeSet<>(listed.subSet(done, done + ":"));
        names.addAll(open.keySet());
        for (var length = plus.length() + 1; length < done.length(); length++) {
            if (listed.contains(done.substring(0, length))) {
                names.add(done.substring(0, length));
            }
        }
        List<ListBlocks.Block> blocks = new ArrayList<>();
        for (var name : names) {
            if (isOver(name)) {
                var numbers = open.remove(name);
                blocks.add(new ListBlocks.Block(
                        name, step.countryCode(), step.type(), numbers == null ? List.of() : Lots.of(numbers)));
            }
        }
        return blocks;
    }

    private boolean isOver(String block) {
        return ahead.isEmpty() || !(plus + ahead.getFirst()).startsWith(block);
    }
}
