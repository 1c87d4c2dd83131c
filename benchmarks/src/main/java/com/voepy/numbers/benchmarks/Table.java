package com.voepy.numbers.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// Results as they come: a line per measurement, each against the floor that was measured before it.
final class Table {

    private static final String NAME = "| %-44s |";
    private static final String HEAD = NAME + " %9s | %9s | %9s | %9s |%n";
    private static final String LINE = NAME + " %9.2f | %9.2f | %9.2f | %9.1f |%n";

    private final PrintStream out;
    private double floorMs = Double.NaN;

    Table(PrintStream out, String title) {
        this.out = out;
        out.printf(Locale.ROOT, HEAD, title, "p50 ms", "p95 ms", "p99 ms", "p50/floor");
        out.printf("|%s|%s%n", "-".repeat(46), ("-".repeat(10) + ":|").repeat(4));
    }

    /// What those that follow are compared with: the least that anything of that kind could cost.
    void floor(String name, Samples samples) {
        floorMs = samples.percentileMs(50);
        row("floor: " + name, samples);
    }

    void row(String name, Samples samples) {
        out.printf(
                Locale.ROOT,
                LINE,
                name,
                samples.percentileMs(50),
                samples.percentileMs(95),
                samples.percentileMs(99),
                samples.percentileMs(50) / floorMs);
    }
}
