package com.voepy.numbers.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/// Results as they come: a line per measurement, each against the baseline that was measured before it.
final class Table {

    private static final String NAME = "| %-52s |";
    private static final String HEAD = NAME + " %9s | %9s | %9s | %12s |%n";
    private static final String LINE = NAME + " %9.2f | %9s | %9s | %12.1f |%n";
    private static final String UNTOLD = "–";

    private final PrintStream out;
    private double baselineMs = Double.NaN;

    Table(PrintStream out, String title) {
        this.out = out;
        out.printf(Locale.ROOT, HEAD, title, "p50 ms", "p95 ms", "p99 ms", "p50/baseline");
        out.printf("|%s|%s%s%n", "-".repeat(54), ("-".repeat(10) + ":|").repeat(3), "-".repeat(13) + ":|");
    }

    /// What those that follow are compared with, so that a figure says something on another machine too.
    void baseline(String name, Samples samples) {
        baselineMs = samples.percentileMs(50);
        row("baseline: " + name, samples);
    }

    void row(String name, Samples samples) {
        out.printf(
                Locale.ROOT,
                LINE,
                name,
                samples.percentileMs(50),
                told(samples, 95),
                told(samples, 99),
                samples.percentileMs(50) / baselineMs);
    }

    /// Of few rounds a high percentile is the slowest one, which says little.
    private static String told(Samples samples, int percent) {
        return samples.tells(percent) ? String.format(Locale.ROOT, "%.2f", samples.percentileMs(percent)) : UNTOLD;
    }
}
