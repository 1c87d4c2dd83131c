package com.voepy.numbers.query.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.testing.TestDatabase;
import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.testing.Fixture;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StockSearchTest {

    static final String BLOCK = "+15125550";
    static final int WALKS = 150;

    static final TestDatabase DATABASE = TestDatabase.create();
    static final JdbcTemplate JDBC = new JdbcTemplate(
            new SingleConnectionDataSource(DATABASE.url(), DATABASE.user(), DATABASE.password(), true));

    final StockTable table = new StockTable(JDBC);
    final InstantSource clock = InstantSource.system();
    long position;

    @BeforeAll
    static void migrate() {
        ViewSchema.migrate(DATABASE.dataSource());
    }

    @BeforeEach
    void empty() {
        JDBC.update("TRUNCATE view.stock");
    }

    /// However few rows a request may walk, and whatever is listed and taken meanwhile.
    @Test
    void a_walk_shows_every_number_once_that_could_be_bought_throughout() {
        var interleavings = 0;
        for (var seed = 0; seed < WALKS; seed++) {
            interleavings += walk(new Random(seed));
        }
        assertThat(interleavings).isGreaterThan(2_000);
    }

    @Test
    void a_rare_number_is_found_over_several_pages_each_of_which_ends_early() {
        list(IntStream.range(0, 1_000).boxed().collect(Collectors.toSet()));
        var pages = pages(100, Map.of("contains", "5550987", "limit", "5"), () -> {});
        assertThat(pages).hasSize(11);
        assertThat(pages.stream().flatMap(List::stream)).containsExactly("+15125550987");
    }

    private int walk(Random random) {
        empty();
        var all = numbers(random, 80);
        list(all);
        var throughout = new TreeSet<>(all.stream().map(StockSearchTest::number).toList());
        var query = Map.of("limit", Integer.toString(1 + random.nextInt(5)), "contains", "5");
        var pages = pages(1 + random.nextInt(30), query, () -> {
            var some = numbers(random, 3);
            list(some);
            all.addAll(some);
            var gone = random.nextInt(1_000);
            take(gone);
            throughout.remove(number(gone));
        });
        var shown = pages.stream().flatMap(List::stream).toList();
        assertThat(shown).doesNotHaveDuplicates().isSorted().containsAll(throughout);
        assertThat(shown).isSubsetOf(all.stream().map(StockSearchTest::number).toList());
        return pages.size();
    }

    private List<List<String>> pages(int scanMax, Map<String, String> query, Runnable between) {
        var search = new StockSearch(JdbcClient.create(JDBC), clock, scanMax);
        List<List<String>> pages = new ArrayList<>();
        String after = null;
        do {
            var found = search.find(query(query, after));
            pages.add(found.rows().stream().map(StockRow::e164).toList());
            after = found.next();
            between.run();
        } while (after != null);
        return pages;
    }

    private static StockQuery query(Map<String, String> query, @Nullable String after) {
        var all = new HashMap<>(query);
        if (after != null) {
            all.put("cursor", StockQuery.cursorAfter(query, after));
        }
        return StockQuery.of(all);
    }

    private void list(Set<Integer> suffixes) {
        if (!suffixes.isEmpty()) {
            position++;
            var listed = suffixes.stream().map("%03d"::formatted).sorted().collect(Collectors.joining(","));
            Lots.of(Fixture.listed(BLOCK, listed)).forEach(lot -> table.list(lot, position));
        }
    }

    private void take(int suffix) {
        position++;
        table.take(Map.of(number(suffix), new Taken("infinity", null, null, position)));
    }

    private static Set<Integer> numbers(Random random, int max) {
        return random.ints(random.nextInt(max) + 1L, 0, 1_000).boxed().collect(Collectors.toSet());
    }

    private static String number(int suffix) {
        return E164.of(BLOCK, suffix).value();
    }
}
