package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.EventLog;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Reads the log's last position for many requests at once.
///
/// A request takes any read that started after it arrived. While one read is under way, everybody who comes waits for
/// the next one and shares it, so that a thousand requests at once cost two reads.
@Component
class LogHead {

    private final LongSupplier source;

    /// Fair, so that nobody waits for more than the read under way and the next.
    private final ReentrantLock reading = new ReentrantLock(true);

    /// Counts reads as they start; changed under the lock, read without it.
    private volatile long started;

    /// The last read that succeeded, and what it found; only under the lock.
    private long succeeded;

    private long position;

    @Autowired
    LogHead(EventLog log) {
        this(log::head);
    }

    LogHead(LongSupplier source) {
        this.source = source;
    }

    /// The last position at some moment after the call began.
    ///
    /// @return empty if the database did not answer in that time
    OptionalLong read(Duration max) throws InterruptedException {
        var before = started;
        if (!reading.tryLock(max.toNanos(), TimeUnit.NANOSECONDS)) {
            return OptionalLong.empty();
        }
        try {
            if (succeeded <= before) {
                var mine = started + 1;
                started = mine;
                position = source.getAsLong();
                succeeded = mine;
            }
            return OptionalLong.of(position);
        } finally {
            reading.unlock();
        }
    }

    /// How many wait for a read to end.
    int waiting() {
        return reading.getQueueLength();
    }
}
