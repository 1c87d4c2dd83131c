package com.voepy.numbers.query.console;

import com.voepy.numbers.resource.TransactionResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A balance over time as steps, drawn on the server.
///
/// @param line the steps, as the path of an SVG
/// @param area the same, closed to the ground
/// @param dots where money moved
/// @param grid lines to read amounts by
record BalanceChart(String line, String area, List<Dot> dots, List<Grid> grid, String from, String to, String words) {

    static final int WIDTH = 900;
    static final int HEIGHT = 240;
    private static final int LEFT = 74;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int GRID_LINES = 4;

    /// What people count in, US cents: 1, 2 or 5 times a power of ten.
    private static final long[] STEPS = {1, 2, 5};

    record Dot(String x, String y, boolean debit, String title) {}

    record Grid(String y, String amount) {}

    BalanceChart {
        dots = List.copyOf(dots);
        grid = List.copyOf(grid);
    }

    /// @param newestFirst at least one, as the ledger lists them
    static BalanceChart of(List<TransactionResource> newestFirst) {
        var lines = newestFirst.reversed();
        var first = lines.getFirst();
        var begin = first.balanceAfterCents() - first.amountCents();
        var highest = Math.max(
                begin,
                lines.stream()
                        .mapToLong(TransactionResource::balanceAfterCents)
                        .max()
                        .orElse(0));
        var step = step(highest);
        var scale = new Scale(
                first.occurredAt(), lines.getLast().occurredAt(), Math.max(step, (highest + step - 1) / step * step));
        var path = new StringBuilder("M%s %s".formatted(scale.x(first.occurredAt()), scale.y(begin)));
        List<Dot> dots = new ArrayList<>();
        for (var line : lines) {
            var x = scale.x(line.occurredAt());
            var y = scale.y(line.balanceAfterCents());
            path.append(" H").append(x).append(" V").append(y);
            dots.add(new Dot(
                    x,
                    y,
                    line.amountCents() < 0,
                    "%s: %s, %s"
                            .formatted(
                                    Words.time(line.occurredAt()),
                                    Words.movement(line.amountCents()),
                                    line.description())));
        }
        path.append(" H").append(WIDTH - RIGHT);
        List<Grid> grid = new ArrayList<>();
        for (var cents = 0L; cents <= scale.highestCents; cents += step) {
            grid.add(new Grid(scale.y(cents), Words.money(cents)));
        }
        var ground = scale.y(0);
        return new BalanceChart(
                path.toString(),
                "%s V%s H%s Z".formatted(path, ground, scale.x(first.occurredAt())),
                dots,
                grid,
                edge(first.occurredAt(), lines),
                edge(lines.getLast().occurredAt(), lines),
                "From %s to %s in %s, between %s and %s."
                        .formatted(
                                Words.money(begin),
                                Words.money(lines.getLast().balanceAfterCents()),
                                Words.count(lines.size(), "movement"),
                                Words.time(first.occurredAt()),
                                Words.time(lines.getLast().occurredAt())));
    }

    /// A day, or within one day the time.
    private static String edge(Instant at, List<TransactionResource> lines) {
        var sameDay = Words.date(lines.getFirst().occurredAt())
                .equals(Words.date(lines.getLast().occurredAt()));
        return sameDay ? Words.time(at) : Words.date(at);
    }

    /// So that there are at most [#GRID_LINES] and a few.
    private static long step(long highestCents) {
        for (var power = 100L; ; power *= 10) {
            for (var times : STEPS) {
                if (power * times * GRID_LINES >= highestCents) {
                    return power * times;
                }
            }
        }
    }

    private record Scale(Instant first, Instant last, long highestCents) {

        String x(Instant at) {
            var whole = Duration.between(first, last).toMillis();
            var part = whole == 0 ? 0.5 : (double) Duration.between(first, at).toMillis() / whole;
            return number(LEFT + part * (WIDTH - LEFT - RIGHT));
        }

        String y(long cents) {
            return number(HEIGHT - BOTTOM - (double) cents / highestCents * (HEIGHT - TOP - BOTTOM));
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
    }
}
