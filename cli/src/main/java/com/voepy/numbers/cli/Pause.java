package com.voepy.numbers.cli;

import java.time.Duration;

/// A wait that an interruption ends, as it ends the run.
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.unreachable("Interrupted.");
        }
    }
}
