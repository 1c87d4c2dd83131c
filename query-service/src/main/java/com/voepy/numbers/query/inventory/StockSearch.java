package com.voepy.numbers.query.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds numbers that can be bought, in the order of their digits.
///
/// A search walks the one index that fits best and drops what does not match on the way, at most [#SCAN_MAX] rows per
/// request: a search for something rare ends a page early, with a cursor that goes on where the walk stopped. Thereby
/// no search, however odd, holds up the others, and none loses a number. An ending of [#SUFFIX_INDEXED] digits or more
/// is looked up from behind.
@Component
class StockSearch {

    /// Some 50 ms of walking.
    private static final int SCAN_MAX = 50_000;

    /// Of ten million numbers about a thousand share their last four digits.
    private static final int SUFFIX_INDEXED = 4;

    /// Sorts before every digit: what begins with a number and goes on so is just behind that number.
    private static final String BEFORE_DIGITS = " ";

    /// Sorts after every digit.
    private static final String BEYOND_DIGITS = ":";

    private static final String COLUMNS =
            "e164, country_code, region, locality, number_type, capabilities, activation_cents, monthly_cents";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final int scanMax;

    /// @param next the E.164 that the next page begins after, or null if this is the last
    record Found(List<StockRow> rows, @Nullable String next) {}

    @Autowired
    StockSearch(JdbcClient jdbc, InstantSource clock) {
        this(jdbc, clock, SCAN_MAX);
    }

    StockSearch(JdbcClient jdbc, InstantSource clock, int scanMax) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.scanMax = scanMax;
    }

    Found find(StockQuery query) {
        var filter = new Filter(query);
        var suffix = query.endsWith();
        if (suffix != null && suffix.length() >= SUFFIX_INDEXED) {
            return page(query, bySuffix(query, filter));
        }
        List<StockRow> found = new ArrayList<>();
        for (var prefix : DigitRanges.of(query)) {
            found.addAll(walk(filter, prefix, query.limit() + 1 - found.size()));
            if (found.size() > query.limit()) {
                return page(query, found);
            }
            var stopped = stoppedAt(filter, prefix);
            if (stopped.isPresent()) {
                return new Found(found, stopped.get());
            }
        }
        return page(query, found);
    }

    private static Found page(StockQuery query, List<StockRow> found) {
        if (found.size() <= query.limit()) {
            return new Found(found, null);
        }
        var shown = found.subList(0, query.limit());
        return new Found(shown, shown.getLast().e164());
    }

    private List<StockRow> walk(Filter filter, String prefix, int rows) {
        return jdbc.sql(
                        "SELECT %s FROM (SELECT * FROM view.stock WHERE %s ORDER BY e164 LIMIT %d) walked WHERE %s LIMIT %d"
                                .formatted(COLUMNS, filter.onIndex(), scanMax, filter.onTheWay(), rows))
                .params(filter.params(prefix))
                .query((row, _) -> row(row))
                .list();
    }

    /// Where the walk used up its rows, if it did.
    private Optional<String> stoppedAt(Filter filter, String prefix) {
        return jdbc.sql("SELECT e164 FROM view.stock WHERE %s ORDER BY e164 OFFSET %d LIMIT 1"
                        .formatted(filter.onIndex(), scanMax - 1))
                .params(filter.params(prefix))
                .query(String.class)
                .optional();
    }

    private List<StockRow> bySuffix(StockQuery query, Filter filter) {
        var ranges = DigitRanges.of(query);
        List<StockRow> found = new ArrayList<>();
        for (var prefix : ranges) {
            found.addAll(jdbc.sql("""
                    WITH ending AS MATERIALIZED (
                        SELECT * FROM view.stock
                        WHERE listed AND reverse(e164) COLLATE "C" >= :reversed
                          AND reverse(e164) COLLATE "C" < :reversed || '%s'
                    )
                    SELECT %s FROM ending WHERE %s AND %s ORDER BY e164 LIMIT %d
                    """.formatted(
                                    BEYOND_DIGITS, COLUMNS, filter.onIndex(), filter.onTheWay(), query.limit() + 1))
                    .params(filter.params(prefix))
                    .query((row, _) -> row(row))
                    .list());
        }
        return found;
    }

    private static StockRow row(ResultSet row) throws SQLException {
        return new StockRow(
                row.getString("e164"),
                row.getString("country_code"),
                row.getString("region"),
                row.getString("locality"),
                row.getString("number_type"),
                row.getInt("capabilities"),
                row.getLong("activation_cents"),
                row.getLong("monthly_cents"));
    }

    /// The conditions of a search in SQL. Every value is a parameter but country and type: the planner needs to know
    /// those to pick the right index, and both have been checked against a pattern and an enum.
    private final class Filter {

        private final List<String> onIndex = new ArrayList<>(List.of("listed"));
        private final List<String> onTheWay = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();
        private final @Nullable String after;

        Filter(StockQuery query) {
            after = query.after();
            onIndex.add("e164 >= :from AND e164 < :to");
            onTheWay.add("(taken_until IS NULL OR taken_until <= :now)");
            params.put("now", clock.instant().atOffset(ZoneOffset.UTC));
            // Every index but the one of the digits begins with the country.
            var country = query.countryCode();
            var withCountry = country == null ? onTheWay : onIndex;
            if (country != null) {
                onIndex.add("country_code = '%s'".formatted(country));
            }
            var type = query.numberType();
            if (type != null) {
                withCountry.add("number_type = '%s'".formatted(type.wireName()));
            }
            if (query.ndc() != null) {
                onTheWay.add("ndc = :ndc");
                params.put("ndc", query.ndc());
            }
            sameName(withCountry, "locality", query.locality());
            sameName(onTheWay, "region", query.region());
            if (!query.features().isEmpty()) {
                onTheWay.add("capabilities & :features = :features");
                params.put("features", Lots.bits(query.features()));
            }
            var contains = query.contains();
            if (contains != null) {
                onTheWay.add("position(:contains IN e164) > 0");
                params.put("contains", contains);
            }
            var suffix = query.endsWith();
            if (suffix != null) {
                onTheWay.add("right(e164, length(:ends_with)) = :ends_with");
                params.put("ends_with", suffix);
                params.put("reversed", new StringBuilder(suffix).reverse().toString());
            }
        }

        String onIndex() {
            return String.join(" AND ", onIndex);
        }

        String onTheWay() {
            return String.join(" AND ", onTheWay);
        }

        Map<String, Object> params(String prefix) {
            var all = new HashMap<>(params);
            all.put("from", after == null || after.compareTo(prefix) < 0 ? prefix : after + BEFORE_DIGITS);
            all.put("to", prefix + BEYOND_DIGITS);
            return all;
        }

        private void sameName(List<String> conditions, String column, @Nullable String value) {
            if (value != null) {
                conditions.add("lower(%1$s) COLLATE \"C\" = lower(:%1$s)".formatted(column));
                params.put(column, value);
            }
        }
    }
}
