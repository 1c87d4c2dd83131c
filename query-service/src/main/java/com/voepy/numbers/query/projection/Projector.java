package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.LogSignal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Drives the read models along the log, on a thread of its own.
///
/// Any number of nodes may run one: a row lock lets one work at a time, and the others follow its position. An event
/// that a projection cannot take stops all read models right before it, says so in the log and in the readiness of the
/// node, and is tried again until a repaired release takes it; nothing is ever skipped.
@Component
class Projector implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    /// Events in one transaction: enough to make the commit cheap, few enough to keep a waiting read short.
    private static final int BATCH_MAX = 500;

    /// In case no signal comes; the signal has a poll of its own.
    private static final Duration IDLE = Duration.ofMillis(500);

    /// How often the position is looked up while another node projects and somebody here waits for it.
    private static final Duration FOLLOW = Duration.ofMillis(2);

    private static final Duration BACKOFF_MIN = Duration.ofMillis(500);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final ProjectionStep step;
    private final AppliedPosition applied;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean caughtUp;
    private volatile @Nullable Failure failure;
    private volatile @Nullable Thread thread;
    private int batchMax = BATCH_MAX;

    /// What keeps the projector from going on.
    ///
    /// @param position of the event that could not be taken, or of the first one of its batch
    /// @param attempts from 1
    record Failure(long position, int attempts, String message) {}

    Projector(ProjectionStep step, AppliedPosition applied, LogSignal signal) {
        this.step = step;
        this.applied = applied;
        signal.onAppend(wake::release);
        applied.onWait(wake::release);
    }

    /// Whether the read models have reached the end of the log since this node started.
    boolean caughtUp() {
        return caughtUp;
    }

    /// Null while all is well.
    @Nullable
    Failure failure() {
        return failure;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("projector").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        var projecting = thread;
        if (projecting != null) {
            try {
                projecting.join(STOP_WAIT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                pause(next());
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                pause(failed(e));
            }
        }
    }

    /// @return how long to wait for a signal before the next step
    private Duration next() {
        var result = step.run(batchMax);
        applied.advance(result.position());
        return switch (result) {
            case ProjectionStep.Applied done -> {
                recovered();
                caughtUp |= !done.more();
                batchMax = Math.min(BATCH_MAX, batchMax * 2);
                yield done.more() ? Duration.ZERO : IDLE;
            }
            case ProjectionStep.Rebuilt _ -> Duration.ZERO;
            case ProjectionStep.DoneElsewhere done -> {
                recovered();
                if (done.position() >= done.head()) {
                    caughtUp = true;
                }
                yield applied.somebodyWaits() ? FOLLOW : IDLE;
            }
        };
    }

    private void recovered() {
        if (failure != null) {
            LOG.info("The read models go on.");
            failure = null;
        }
    }

    private Duration failed(Throwable e) {
        var position = step.attempted() + 1;
        if (isOfTheDatabase(e)) {
            LOG.warn("The read models stand still because the database does not answer: {}", e.getMessage());
        } else if (batchMax > 1) {
            LOG.warn("A batch after position {} failed, going on one by one: {}", position - 1, e.toString());
            batchMax = 1;
            return Duration.ZERO;
        } else {
            LOG.error(
                    "THE READ MODELS ARE STUCK at log position {}: that event cannot be projected. Nothing after it is"
                            + " shown until it can; it is tried again and again.",
                    position,
                    e);
        }
        var before = failure;
        var attempts = before == null || before.position() != position ? 1 : before.attempts() + 1;
        failure = new Failure(position, attempts, e.getClass().getSimpleName());
        var wait = BACKOFF_MIN.multipliedBy(1L << Math.min(attempts - 1, 10));
        return wait.compareTo(BACKOFF_MAX) < 0 ? wait : BACKOFF_MAX;
    }

    private static boolean isOfTheDatabase(Throwable e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof TransactionException;
    }

    private void pause(Duration max) {
        try {
            if (failure != null) {
                // A signal must not turn the backoff into a busy loop.
                sleepUnlessStopped(max);
            } else if (max.equals(FOLLOW)) {
                Thread.sleep(max);
            } else if (max.isPositive()) {
                wake.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS);
            }
            wake.drainPermits();
        } catch (InterruptedException _) {
            running = false;
        }
    }

    private void sleepUnlessStopped(Duration max) throws InterruptedException {
        var end = System.nanoTime() + max.toNanos();
        while (running && System.nanoTime() < end) {
            wake.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }
}
