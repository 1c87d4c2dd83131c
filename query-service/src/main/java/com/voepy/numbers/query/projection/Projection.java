package com.voepy.numbers.query.projection;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.List;

/// A read model that follows the log. Each bean of this type gets every event, in order.
///
/// The [Projector] hands events over in batches, each in one transaction with the new position: what a batch writes is
/// there if and only if the position has passed it. A projection writes only its own tables and survives every event
/// twice.
///
/// Beans are asked in the order of their `@Order`; those that only listen to [Changed] come last by nature, because a
/// change is handed on after the projection that made it has returned.
public interface Projection {

    /// Names it in the database, in logs and in `numbers.projections.rebuild`; never renamed.
    String name();

    /// Rises with every change of its tables or its fold. A projection whose version is newer than what the database
    /// holds is emptied and fed the whole log again before anything else is projected.
    ///
    /// @return from 1
    int version();

    /// Its tables, emptied before the log is replayed, for example `view.phone_number`.
    List<String> tables();

    /// Begins a batch; called within the batch's transaction. Whatever is kept in memory belongs into the [Batch], so
    /// that a transaction that fails leaves nothing behind.
    ///
    /// @param events all events of the batch, so that rows can be read ahead; [Batch#apply] then gets each in turn
    Batch begin(List<LoggedEvent> events);

    /// One run of events on its way into the read model.
    @FunctionalInterface
    interface Batch {

        /// Takes the next event.
        ///
        /// @return the resources that the event changed, each as it stands after it; empty if none
        List<Changed> apply(LoggedEvent event);

        /// A resource was changed by the event in hand, in this or another projection. Not called while the projection
        /// that made the change is rebuilt, so that a replay never repeats what once went out into the world.
        default void changed(Changed change) {}

        /// Writes what has not been written yet; called once, after the last event.
        default void flush() {}
    }
}
