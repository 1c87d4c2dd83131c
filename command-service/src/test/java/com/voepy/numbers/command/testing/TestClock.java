package com.voepy.numbers.command.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// Stands still until it is moved.
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now;
    private volatile Duration step = Duration.ZERO;

    public TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.getAndUpdate(before -> before.plus(step));
    }

    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    /// Moves it by so much each time that somebody looks; zero for a clock that stands still.
    public void stepWithEachLook(Duration by) {
        step = by;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
