package com.voepy.numbers.sandbox.stock;

import static com.voepy.numbers.sandbox.api.Sql.at;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which numbers are out of stock: on hold, sold, or resting after they were given back.
///
/// One row per number; whoever inserts or takes over the row has the number, so two never do. A row whose time is over
/// counts as no row.
@Component
public class TakenNumbers {

    private final JdbcClient jdbc;
    private final InstantSource time;

    TakenNumbers(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// Those of the numbers that can't be had.
    ///
    /// @param exceptHeld leave out those that are only on hold: they can still be ordered by who holds them
    public Set<String> among(Collection<String> numbers, boolean exceptHeld) {
        return new HashSet<>(jdbc.sql("""
                SELECT phone_number FROM sandbox.taken
                WHERE phone_number = ANY (:numbers::text[])
                AND (until IS NULL OR until > :now) AND NOT (state = 'held' AND :exceptHeld)
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("now", now())
                .param("exceptHeld", exceptHeld)
                .query((row, _) -> row.getString("phone_number"))
                .list());
    }

    /// How many of each block's numbers are sold or resting, by prefix; blocks without any are left out.
    public Map<String, Integer> goneByBlock() {
        return jdbc
                .sql("""
                SELECT left(phone_number, -3) AS block, count(*) AS gone FROM sandbox.taken
                WHERE state <> 'held' AND (until IS NULL OR until > :now) GROUP BY 1
                """)
                .param("now", now())
                .query((row, _) -> Map.entry(row.getString("block"), row.getInt("gone")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How many numbers are on hold.
    public int heldCount() {
        return jdbc.sql("SELECT count(*) FROM sandbox.taken WHERE state = 'held' AND until > :now")
                .param("now", now())
                .query(Integer.class)
                .single();
    }

    /// Puts free numbers on hold.
    ///
    /// @return those that are now; the others are not free
    public Set<String> hold(Collection<String> numbers, UUID reservation, Instant until) {
        return new HashSet<>(jdbc.sql("""
                INSERT INTO sandbox.taken AS t (phone_number, state, until, holder)
                SELECT number, 'held', :until, :holder FROM unnest(:numbers::text[]) AS wanted (number) ORDER BY number
                ON CONFLICT (phone_number) DO UPDATE
                SET state = 'held', until = excluded.until, holder = excluded.holder
                WHERE t.until <= :now
                RETURNING phone_number
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("until", at(until))
                .param("holder", reservation)
                .param("now", now())
                .query((row, _) -> row.getString("phone_number"))
                .list());
    }

    /// Moves the end of a reservation's holds that are still running.
    ///
    /// @return the numbers it was still holding
    public List<String> extend(UUID reservation, Instant until) {
        return jdbc.sql("""
                UPDATE sandbox.taken SET until = :until
                WHERE holder = :holder AND state = 'held' AND until > :now RETURNING phone_number
                """)
                .param("until", at(until))
                .param("holder", reservation)
                .param("now", now())
                .query((row, _) -> row.getString("phone_number"))
                .list();
    }

    /// Sells numbers that are free, or on hold: there is one customer, so the hold is its own.
    ///
    /// @return those that are now sold; the others were sold before
    public Set<String> sell(Collection<String> numbers, UUID order) {
        return new HashSet<>(jdbc.sql("""
                INSERT INTO sandbox.taken AS t (phone_number, state, until, holder)
                SELECT number, 'sold', NULL, :holder FROM unnest(:numbers::text[]) AS wanted (number) ORDER BY number
                ON CONFLICT (phone_number) DO UPDATE SET state = 'sold', until = NULL, holder = excluded.holder
                WHERE t.state = 'held' OR t.until <= :now
                RETURNING phone_number
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("holder", order)
                .param("now", now())
                .query((row, _) -> row.getString("phone_number"))
                .list());
    }

    /// Takes numbers that come from another carrier, whether or not they are on offer here, on hold or resting.
    ///
    /// @return those that are now taken; the others were sold before
    public Set<String> takeOver(Collection<String> numbers, UUID port) {
        return new HashSet<>(jdbc.sql("""
                INSERT INTO sandbox.taken AS t (phone_number, state, until, holder)
                SELECT number, 'sold', NULL, :holder FROM unnest(:numbers::text[]) AS wanted (number) ORDER BY number
                ON CONFLICT (phone_number) DO UPDATE SET state = 'sold', until = NULL, holder = excluded.holder
                WHERE t.state <> 'sold'
                RETURNING phone_number
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("holder", port)
                .query((row, _) -> row.getString("phone_number"))
                .list());
    }

    /// Puts numbers back on offer, some time from now.
    public void giveBack(Collection<String> numbers, Duration rest) {
        jdbc.sql("""
                UPDATE sandbox.taken SET state = 'resting', until = :until
                WHERE phone_number = ANY (:numbers::text[]) AND state = 'sold'
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("until", at(time.instant().plus(rest)))
                .update();
    }

    /// Drops the rows whose time is over, so that they don't pile up.
    public void forgetOld() {
        jdbc.sql("DELETE FROM sandbox.taken WHERE until <= :now")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return at(time.instant());
    }
}
