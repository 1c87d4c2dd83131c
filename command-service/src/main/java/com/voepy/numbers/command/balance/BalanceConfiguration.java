package com.voepy.numbers.command.balance;

import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the one stream without end quick to load.
@Configuration(proxyBeanMethods = false)
class BalanceConfiguration {

    /// So many events are read in a few milliseconds, and a snapshot costs one small row.
    private static final int EVENTS_PER_SNAPSHOT = 200;

    @Bean
    SnapshotTriggerDefinition balanceSnapshotTrigger(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }
}
