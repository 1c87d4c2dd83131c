package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.lifecycle.Threads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does on a thread of its own what no request has to wait for: writes the uses of keys, removes old buckets and
/// sessions.
final class AccessUpkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccessUpkeep.class);

    /// How soon a key's first use shows.
    private static final Duration WRITING = Duration.ofSeconds(2);

    private static final Duration CLEANING = Duration.ofMinutes(1);

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final KeyUses uses;
    private final RateLimits limits;
    private final EndedSessions sessions;
    private volatile @Nullable ScheduledExecutorService thread;

    AccessUpkeep(KeyUses uses, RateLimits limits, EndedSessions sessions) {
        this.uses = uses;
        this.limits = limits;
        this.sessions = sessions;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("access-upkeep").daemon().factory());
        every(started, WRITING, this::writeUses);
        every(started, CLEANING, this::cleanLimits);
        every(started, CLEANING, this::cleanSessions);
        thread = started;
    }

    /// Lets it finish what it is about, and also writes what the last requests noted.
    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        Threads.stop(stopping, STOP_WAIT);
        writeUses();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// After the web server, whose last requests are uses too.
    @Override
    public int getPhase() {
        return 0;
    }

    private static void every(ScheduledExecutorService thread, Duration interval, Runnable work) {
        thread.scheduleWithFixedDelay(work, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void writeUses() {
        attempt("The uses of API keys could not be written", uses::write);
    }

    private void cleanLimits() {
        attempt("Old buckets of rate limits could not be removed", limits::clean);
    }

    private void cleanSessions() {
        attempt("Sessions that have ended by themselves could not be removed", sessions::clean);
    }

    /// Whatever is thrown, there is a next time.
    private static void attempt(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{}, trying again: {}", failure, e.toString());
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            LOG.error("{}, trying again", failure, e);
        }
    }
}
