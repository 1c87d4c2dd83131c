package com.voepy.numbers.command.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does the same many times at once.
public final class AtOnce {

    private AtOnce() {}

    /// @param each gets its index, from 0; all begin together
    /// @return the results by index
    /// @throws IllegalStateException after all have ended, with the cause of every one that failed
    public static <T> List<T> run(int times, IntFunction<T> each) {
        var start = new CyclicBarrier(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                var index = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return each.apply(index);
                }));
            }
            var results = new ArrayList<T>();
            var failures = new ArrayList<Throwable>();
            for (var future : futures) {
                try {
                    results.add(future.get());
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
            if (!failures.isEmpty()) {
                throw failed(failures, times);
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Names each cause in its message, because reports cut stack traces short.
    private static IllegalStateException failed(List<Throwable> failures, int times) {
        var named = failures.stream().map(AtOnce::chain).collect(Collectors.joining("; "));
        var failed = new IllegalStateException(
                "%d of %d failed: %s".formatted(failures.size(), times, named), failures.getFirst());
        failures.stream().skip(1).forEach(failed::addSuppressed);
        return failed;
    }

    private static String chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining(" <- "));
    }
}
