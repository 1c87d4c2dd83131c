package com.voepy.numbers.query.projection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/// How far the read models of this database have come, as far as this node knows, and who waits for more.
///
/// One thread advances it; any number wait, parked.
@Component
class AppliedPosition {

    private final ConcurrentSkipListMap<Long, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private final AtomicInteger waiters = new AtomicInteger();
    private volatile long position = -1;
    private volatile Runnable nudge = () -> {};

    /// Position of the last event that every read model shows, -1 as long as that is unknown.
    long get() {
        return position;
    }

    /// Whom to tell that somebody waits.
    void onWait(Runnable nudge) {
        this.nudge = nudge;
    }

    boolean somebodyWaits() {
        return waiters.get() > 0;
    }

    /// Called after the transaction is committed, never before.
    void advance(long to) {
        position = to;
        for (var first = waiting.firstEntry(); first != null && first.getKey() <= to; first = waiting.firstEntry()) {
            waiting.remove(first.getKey(), first.getValue());
            first.getValue().complete(null);
        }
    }

    /// Waits until the position is reached.
    ///
    /// @return whether it was, in that time
    boolean await(long wanted, Duration max) throws InterruptedException {
        if (position >= wanted) {
            return true;
        }
        waiters.incrementAndGet();
        try {
            var reached = waiting.computeIfAbsent(wanted, _ -> new CompletableFuture<>());
            if (position >= wanted) {
                return true;
            }
            nudge.run();
            reached.get(max.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return position >= wanted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a position cannot fail", e);
        } finally {
            waiters.decrementAndGet();
        }
    }
}
