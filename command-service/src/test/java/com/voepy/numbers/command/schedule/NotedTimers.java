package com.voepy.numbers.command.schedule;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Notes what is asked of it, and runs nothing.
public final class NotedTimers extends Timers {

    private final List<String> notes = new ArrayList<>();

    public NotedTimers() {
        super(nobody(), () -> Instant.EPOCH);
    }

    /// Such as `set fulfil-order <id> <when>` and `forget fulfil-order <id>`, in their order.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void schedule(String task, String id, Instant when) {
        notes.add("set %s %s %s".formatted(task, id, when));
    }

    @Override
    public void move(String task, String id, Instant when) {
        notes.add("move %s %s %s".formatted(task, id, when));
    }

    @Override
    public void cancel(String task, String id) {
        notes.add("forget %s %s".formatted(task, id));
    }

    private static SchedulerClient nobody() {
        return (SchedulerClient) Proxy.newProxyInstance(
                NotedTimers.class.getClassLoader(), new Class<?>[] {SchedulerClient.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
