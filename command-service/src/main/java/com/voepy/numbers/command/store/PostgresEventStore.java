package com.voepy.numbers.command.store;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/// Axon's event store, woken at once also by what other nodes append.
final class PostgresEventStore extends EmbeddedEventStore {

    PostgresEventStore(Builder builder) {
        super(builder);
    }

    /// Tells the followers that the log may have grown.
    void wake() {
        afterCommit(List.of());
    }
}
