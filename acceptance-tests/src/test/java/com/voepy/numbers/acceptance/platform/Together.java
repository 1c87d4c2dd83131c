package com.voepy.numbers.acceptance.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many clients at the same moment.
public final class Together {

    private Together() {}

    /// Runs the task once per client, all of them let go at once, and returns what each got.
    ///
    /// @param task gets the client's ordinal, from 0
    public static <T> List<T> run(int clients, IntFunction<T> task) {
        var go = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (var i = 0; i < clients; i++) {
                var ordinal = i;
                futures.add(executor.submit(() -> {
                    go.await();
                    return task.apply(ordinal);
                }));
            }
            go.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
