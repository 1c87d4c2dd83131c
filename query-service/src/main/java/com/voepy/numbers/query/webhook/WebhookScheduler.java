package com.voepy.numbers.query.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Fires the timers of deliveries, on any number of nodes: each timer on one of them at a time.
///
/// A scheduler of its own and no bean of db-scheduler's type, because the command side has one, too, and both may live
/// in one process.
final class WebhookScheduler implements SmartLifecycle {

    /// The least that db-scheduler takes.
    private static final int MISSED_HEARTBEATS_MAX = 4;

    /// When a step could not be written down, because the database did not answer or two of them got into each other's
    /// way.
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    /// How soon a delivery is looked at again whose receiver is busy with as many others as it may get.
    private static final Duration AFTER_CROWD = Duration.ofMillis(200);

    private final DeliverySaga saga;
    private final Crowd crowd;
    private final InstantSource clock;
    private final DataSource dataSource;
    private final WebhookProperties properties;
    private volatile @Nullable Running running;

    /// What a stop ends for good: a start makes both anew.
    private record Running(Scheduler scheduler, ExecutorService threads) {}

    WebhookScheduler(
            DataSource dataSource,
            DeliverySaga saga,
            Timers timers,
            WebhookProperties properties,
            InstantSource clock) {
        this.saga = saga;
        this.crowd = new Crowd(properties.threadsPerSubscription());
        this.clock = clock;
        this.dataSource = dataSource;
        this.properties = properties;
        timers.onDue(this::nudge);
    }

    private void nudge() {
        var now = running;
        if (now != null) {
            now.scheduler.triggerCheckForDueExecutions();
        }
    }

    private Running make() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var task = Tasks.custom(Timers.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(AFTER_TROUBLE)))
                .execute((instance, _) -> fired(Timer.parse(instance.getId())));
        var scheduler = Scheduler.create(dataSource, task)
                .tableName(Timers.TABLE)
                .clock(clock::instant)
                .executorService(threads)
                .threads(properties.threads())
                .pollingInterval(properties.pollInterval())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS_MAX)
                .shutdownMaxWait(properties.timeout().plus(AFTER_TROUBLE))
                .build();
        return new Running(scheduler, threads);
    }

    private CompletionHandler<Void> fired(Timer timer) {
        var subscriptionId = crowd.enter(timer);
        if (subscriptionId.isEmpty()) {
            return again(clock.instant().plus(AFTER_CROWD));
        }
        try {
            return saga.fired(timer)
                    .<CompletionHandler<Void>>map(WebhookScheduler::again)
                    .orElseGet(CompletionHandler.OnCompleteRemove::new);
        } finally {
            crowd.leave(subscriptionId.get());
        }
    }

    private static CompletionHandler<Void> again(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void start() {
        var started = make();
        started.scheduler.start();
        running = started;
    }

    @Override
    public void stop() {
        var stopping = running;
        running = null;
        if (stopping != null) {
            stopping.scheduler.stop();
            stopping.threads.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
