package com.voepy.numbers.benchmarks;

import java.util.Arrays;

/// How long each round of something took.
///
/// @param nanos sorted
record Samples(long[] nanos) {

    private static final double NANOS_PER_MS = 1e6;

    /// What is measured.
    @FunctionalInterface
    interface Round {

        void run() throws Exception;
    }

    Samples {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /// Runs it so many times, one after the other; a quarter more before, which do not count.
    static Samples of(int rounds, Round round) throws Exception {
        for (var i = 0; i < (rounds + 3) / 4; i++) {
            round.run();
        }
        var nanos = new long[rounds];
        for (var i = 0; i < rounds; i++) {
            var start = System.nanoTime();
            round.run();
            nanos[i] = System.nanoTime() - start;
        }
        return new Samples(nanos);
    }

    /// Whether there are rounds enough that this percentile is not simply the slowest of them.
    boolean tells(int percent) {
        return nanos.length * (100 - percent) >= 100;
    }

    /// The least duration that so many per cent of the rounds did not exceed, milliseconds.
    double percentileMs(int percent) {
        var rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(rank, 1) - 1] / NANOS_PER_MS;
    }
}
