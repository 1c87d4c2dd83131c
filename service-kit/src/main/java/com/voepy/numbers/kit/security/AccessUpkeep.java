package com.voepy.numbers.kit.security;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does on a thread of its own what no request has to wait for: writes the uses of keys, removes old buckets.
final class AccessUpkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccessUpkeep.class);

    /// How soon a key's first use shows.
    private static final Duration WRITING = Duration.ofSeconds(2);

    private static final Duration CLEANING = Duration.ofMinutes(1);

    private final KeyUses uses;
    private final RateLimits limits;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("access-upkeep").daemon().factory());
    private volatile boolean running;

    AccessUpkeep(KeyUses uses, RateLimits limits) {
        this.uses = uses;
        this.limits = limits;
    }

    @Override
    public void start() {
        running = true;
        every(WRITING, uses::write);
        every(CLEANING, limits::clean);
    }

    /// Also writes what the last requests noted.
    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
        attempt(uses::write);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the web server, whose last requests are uses too.
    @Override
    public int getPhase() {
        return 0;
    }

    private void every(Duration interval, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> attempt(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("The uses of API keys could not be kept, trying again: {}", e.toString());
        }
    }
}
