package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.lifecycle.Threads;
import com.voepy.numbers.query.evidence.OwnWitness.Refused;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Lets the tree grow every few seconds, on every node: whoever comes first does the work.
@Component
class AnchorTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorTimer.class);

    /// How often the service's log says that the same is still wrong.
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final Anchor anchor;
    private final Duration interval;
    private volatile @Nullable ScheduledExecutorService thread;
    private volatile @Nullable Failure failure;
    private long toldNanos;

    /// What keeps the log from being anchored.
    ///
    /// @param attempts from 1
    /// @param message for people
    record Failure(int attempts, String message) {}

    AnchorTimer(Anchor anchor, EvidenceProperties properties) {
        this.anchor = anchor;
        this.interval = properties.interval();
    }

    /// Null while all is well.
    @Nullable
    Failure failure() {
        return failure;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("evidence-anchor").daemon().factory());
        started.scheduleWithFixedDelay(this::attempt, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /// Lets it finish what it is about.
    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            Threads.stop(stopping, STOP_WAIT);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Whatever is thrown, there is a next time: what ends in silence anchors nothing for good.
    private void attempt() {
        try {
            anchor.catchUp();
            recovered();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed(e);
        }
    }

    private void recovered() {
        if (failure != null) {
            LOG.info("The log is anchored again.");
            failure = null;
        }
    }

    private void failed(Throwable e) {
        var before = failure;
        var message = e instanceof Refused ? String.valueOf(e.getMessage()) : e.toString();
        failure = new Failure(before == null ? 1 : before.attempts() + 1, message);
        if (before == null || !before.message().equals(message) || isTimeToRemind()) {
            toldNanos = System.nanoTime();
            tell(e);
        }
    }

    private boolean isTimeToRemind() {
        return System.nanoTime() - toldNanos >= REMINDER.toNanos();
    }

    private static void tell(Throwable e) {
        if (e instanceof Refused) {
            LOG.error(
                    "THE LOG IS NOT WHAT IT WAS: {}. This node signs nothing more until somebody has looked into it:"
                            + " docs/runbooks/evidence.md says what to do.",
                    e.getMessage(),
                    e);
        } else if (e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof TransactionException) {
            LOG.warn("The log is not anchored because the database does not answer: {}", e.getMessage());
        } else {
            LOG.error("THE LOG CANNOT BE ANCHORED; it is tried again and again. See docs/runbooks/evidence.md.", e);
        }
    }
}
