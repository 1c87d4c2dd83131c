package com.voepy.numbers.query.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.voepy.numbers.query.projection.ViewSchema;
import com.voepy.numbers.query.webhook.Delivery.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sets the timers that deliveries are sent by, in the caller's transaction: a delivery and its timer are there
/// together or not at all.
@Component
class Timers {

    /// In db-scheduler's table; never renamed.
    static final String TASK = "webhook-delivery";

    static final String TABLE = "view.scheduled_tasks";

    private final SchedulerClient client;
    private volatile Runnable nudge = () -> {};

    Timers(DataSource dataSource, ViewSchema migrated) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .build();
    }

    /// Whom to tell, after the commit, that something is due.
    void onDue(Runnable nudge) {
        this.nudge = nudge;
    }

    /// Sets new timers.
    void set(List<Timer> timers, Instant at) {
        if (timers.isEmpty()) {
            return;
        }
        var due = at.truncatedTo(ChronoUnit.MILLIS);
        client.scheduleBatch(timers.stream()
                .<SchedulableInstance<?>>map(
                        timer -> SchedulableInstance.of(new TaskInstance<Void>(TASK, timer.toString()), due))
                .toList());
        nudgeAfterCommit();
    }

    /// Lets a timer fire now. If it fires at this very moment it is left alone: whoever handles it looks again soon.
    void hasten(Timer timer, Instant now) {
        try {
            client.reschedule(TaskInstanceId.of(TASK, timer.toString()), now.truncatedTo(ChronoUnit.MILLIS));
            nudgeAfterCommit();
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException _) {
            // Its handler finds the way free, now or at its next look.
        }
    }

    private void nudgeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            nudge.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                nudge.run();
            }
        });
    }
}
