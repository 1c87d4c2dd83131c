package com.voepy.numbers.command.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.InstantSource;

/// Sets timers, within the caller's transaction if there is one: a timer is there if and only if its cause is.
public class Timers {

    private final SchedulerClient client;
    private final InstantSource clock;

    Timers(SchedulerClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// Runs a task at an instant; one that is set already stays as it is.
    public void schedule(String task, String id, Instant when) {
        client.scheduleIfNotExists(new TaskInstance<Void>(task, id), when);
    }

    /// Runs a task at an instant; one that is set already is moved there.
    public void move(String task, String id, Instant when) {
        try {
            client.schedule(new TaskInstance<Void>(task, id), when, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            // It is running right now and decides itself when it runs again.
        }
    }

    /// Runs a task now, whether or not it is set for later.
    public void nudge(String task, String id) {
        move(task, id, clock.instant());
    }

    /// Forgets a timer; no matter if there is none, or if it runs just now.
    public void cancel(String task, String id) {
        try {
            client.cancel(new TaskInstance<Void>(task, id));
        } catch (com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException e) {
            // Gone, or running and about to find out by itself.
        }
    }
}
