package com.voepy.numbers.query.evidence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets the tree grow every few seconds, on every node: whoever comes first does the work.
@Component
class AnchorTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorTimer.class);

    private final Anchor anchor;
    private final NewestCheckpoint newest;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("evidence-anchor").daemon().factory());
    private volatile boolean running;

    AnchorTimer(Anchor anchor, NewestCheckpoint newest, EvidenceProperties properties) {
        this.anchor = anchor;
        this.newest = newest;
        this.interval = properties.interval();
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::attempt, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Another node may anchor where this one can't.
    private void attempt() {
        attempt("The log could not be anchored", anchor::catchUp);
        attempt("The newest checkpoint could not be read", newest::refresh);
    }

    private static void attempt(String failure, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("{}, trying again: {}", failure, e.toString());
        }
    }
}
