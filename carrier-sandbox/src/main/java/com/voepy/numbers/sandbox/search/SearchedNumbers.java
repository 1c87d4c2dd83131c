package com.voepy.numbers.sandbox.search;

import static com.voepy.numbers.sandbox.api.Sql.at;

import com.voepy.numbers.sandbox.SandboxProperties;
import com.voepy.numbers.sandbox.stock.Block;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers which numbers searches have shown, because only those can be ordered, and only for a while.
///
/// A row stands for a block and a slot of time and has a bit for each number, so a search that shows a thousand
/// numbers of one block writes one row. A slot is a thirtieth of the window: that exact is the memory.
@Component
public class SearchedNumbers {

    private static final int SLOTS = 30;

    private final JdbcClient jdbc;
    private final InstantSource time;
    private final Duration window;

    SearchedNumbers(JdbcClient jdbc, InstantSource time, SandboxProperties properties) {
        this.jdbc = jdbc;
        this.time = time;
        this.window = properties.searchWindow();
    }

    void remember(Collection<String> numbers) {
        var suffixes = new TreeMap<String, BitSet>();
        for (var number : numbers) {
            suffixes.computeIfAbsent(Block.prefixOf(number), _ -> new BitSet()).set(Block.suffixOf(number));
        }
        // Sorted, so that two searches lock their rows in the same order.
        jdbc.sql("""
                INSERT INTO sandbox.searched (block, slot, suffixes)
                SELECT block, :slot, suffixes::bit(1000)
                FROM unnest(:blocks::text[], :bits::text[]) AS shown (block, suffixes)
                ON CONFLICT (block, slot) DO UPDATE SET suffixes = searched.suffixes | excluded.suffixes
                WHERE searched.suffixes | excluded.suffixes <> searched.suffixes
                """)
                .param("slot", at(slot(time.instant())))
                .param("blocks", suffixes.keySet().toArray(String[]::new))
                .param(
                        "bits",
                        suffixes.values().stream().map(SearchedNumbers::bits).toArray(String[]::new))
                .update();
    }

    /// Those of the numbers that no search has shown recently.
    public List<String> notSearched(Collection<String> numbers) {
        return jdbc.sql("""
                SELECT number FROM unnest(:numbers::text[]) WITH ORDINALITY AS asked (number, position)
                WHERE NOT EXISTS (
                    SELECT FROM sandbox.searched
                    WHERE block = left(number, -3) AND slot > :since AND get_bit(suffixes, right(number, 3)::int) = 1)
                ORDER BY position
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("since", at(time.instant().minus(window)))
                .query((row, _) -> row.getString("number"))
                .list();
    }

    /// Drops what is too old to matter.
    public void forgetOld() {
        jdbc.sql("DELETE FROM sandbox.searched WHERE slot <= :since")
                .param("since", at(time.instant().minus(window)))
                .update();
    }

    private Instant slot(Instant now) {
        long slotMillis = Math.max(1, window.toMillis() / SLOTS);
        return Instant.ofEpochMilli(now.toEpochMilli() / slotMillis * slotMillis);
    }

    private static String bits(BitSet suffixes) {
        var bits = new StringBuilder("0".repeat(Block.SIZE));
        suffixes.stream().forEach(suffix -> bits.setCharAt(suffix, '1'));
        return bits.toString();
    }
}
