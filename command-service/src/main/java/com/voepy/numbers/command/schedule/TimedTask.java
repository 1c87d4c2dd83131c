package com.voepy.numbers.command.schedule;

import org.jspecify.annotations.Nullable;

/// Something that is done later, and again until it is done. Every bean of this type becomes a durable task.
///
/// It runs at least once, outside of any transaction, never twice at once for the same id, on any node. It may die
/// between any two lines and is then run again; an exception is a run that has to be repeated.
public interface TimedTask {

    /// Stable; part of the rows in `process.scheduled_tasks`.
    String name();

    /// @param id what it is about, for example an order's id
    /// @param state from the run before, or null
    Next run(String id, @Nullable String state);
}
