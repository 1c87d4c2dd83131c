package com.voepy.numbers.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.command.carrier.StockQuery;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.NumberType;
import com.voepy.numbers.kernel.Suffixes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalkTest {

    static final Step STEP = new Step("US", NumberType.LOCAL, "");
    static final Cursor BEGINNING = Cursor.start(Instant.EPOCH, STEP);

    final FakeStock carrier = new FakeStock();

    /// What was reported of each block, as ranges of suffixes.
    final Map<String, String> reported = new TreeMap<>();

    @Test
    void a_whole_block_is_asked_for_once() {
        carrier.withBlock("+15125550");
        walk(List.of("5125550"), BEGINNING, 1000);
        assertThat(reported).containsExactly(Map.entry("+15125550", "000-999"));
        assertThat(carrier.questions).hasSize(1);
    }

    @Test
    void blocks_of_an_area_are_found_by_ever_longer_prefixes() {
        carrier.withBlock("+15125550").withBlock("+15125556").with("+15129990007");
        walk(List.of("512"), BEGINNING, 1000);
        assertThat(reported)
                .containsExactly(
                        Map.entry("+15125550", "000-999"),
                        Map.entry("+15125556", "000-999"),
                        Map.entry("+15129990", "007"));
        assertThat(carrier.questions)
                .extracting(StockQuery::nationalPrefix)
                .contains("512", "5125", "51255", "512555", "5125550")
                .doesNotContain("51255500", "51299");
    }

    @Test
    void a_block_that_is_gone_is_reported_empty() {
        carrier.with("+15125550007");
        walk(List.of("512"), BEGINNING, 1000, "+15125550", "+15125551", "+15135550");
        assertThat(reported).containsExactly(Map.entry("+15125550", "007"), Map.entry("+15125551", ""));
    }

    @Test
    void what_lies_behind_the_cursor_is_not_asked_for_again() {
        carrier.withBlock("+15125550").withBlock("+15125551").withBlock("+15125552");
        walk(List.of("512", "513"), BEGINNING.after("5125550", 0, 0, 0), 1000);
        assertThat(reported.keySet()).containsExactly("+15125551", "+15125552");
    }

    /// Numbers of all lengths, areas within areas, a carrier that tells few at once, and a stop after any question:
    /// each block is reported with all its numbers or not at all.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_the_numbers_are_each_block_is_reported_whole(long seed) {
        var random = new Random(seed);
        for (var count = random.nextInt(50, 600); count > 0; count--) {
            var number = new StringBuilder("+1");
            for (var digits = random.nextInt(7, 11); digits > 0; digits--) {
                number.append(random.nextInt(3));
            }
            carrier.with(number.toString());
        }
        var areas = List.of("0", "1", "10", "12", "2");
        var cursor = BEGINNING;
        var limit = random.nextInt(3, 30);
        var questions = random.nextInt(2, 40);
        while (true) {
            carrier.patience = questions;
            var after = walk(areas, cursor, limit);
            if (after == null) {
                break;
            }
            // A stop so early that nothing was done needs a longer run the next time.
            questions += after.done().equals(cursor.done()) ? 10 : 0;
            cursor = after;
        }
        assertThat(reported).isEqualTo(expected());
    }

    /// @return where to go on, or null at the end
    @Nullable
    Cursor walk(List<String> areas, Cursor cursor, int limit, String... listed) {
        var walk = new Walk(carrier, STEP, 1, areas, new TreeSet<>(List.of(listed)), cursor, limit);
        var done = cursor;
        while (true) {
            switch (walk.next()) {
                case Walk.Found.End _ -> {
                    return null;
                }
                case Walk.Found.Unavailable _ -> {
                    return done;
                }
                case Walk.Found.Deeper _ -> {}
                case Walk.Found.Blocks blocks -> {
                    blocks.blocks().forEach(this::report);
                    done = blocks.done().isEmpty() ? done : done.after(blocks.done(), 0, 0, 0);
                }
            }
        }
    }

    void report(ListBlocks.Block block) {
        var suffixes =
                block.lots().stream().map(lot -> lot.suffixes().toString()).collect(Collectors.joining());
        var before = reported.put(block.block(), suffixes);
        assertThat(before).as("reported before").isIn(null, suffixes);
    }

    Map<String, String> expected() {
        Map<String, TreeSet<Integer>> suffixes = new TreeMap<>();
        carrier.numbers.stream()
                .map(E164::new)
                .forEach(number -> suffixes.computeIfAbsent(number.block(), _ -> new TreeSet<>())
                        .add(number.suffix()));
        Map<String, String> blocks = new TreeMap<>();
        suffixes.forEach((block, set) -> blocks.put(
                block, Suffixes.of(set.stream().mapToInt(suffix -> suffix)).toString()));
        return blocks;
    }
}
