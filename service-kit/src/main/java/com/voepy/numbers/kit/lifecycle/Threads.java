package com.voepy.numbers.kit.lifecycle;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Threads that belong to a part of a service.
public final class Threads {

    private Threads() {}

    /// Lets them finish what they are about, for so long, and then interrupts it. Takes on nothing new meanwhile.
    public static void stop(ExecutorService threads, Duration wait) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
