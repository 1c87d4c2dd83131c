package com.voepy.numbers.query.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How webhooks are sent: `numbers.webhooks.*`.
///
/// @param retrySchedule how long to wait after the first failed attempt, the second and so on; one attempt more than
///     waits is made. Default: the schedule of Standard Webhooks, three days in all
/// @param timeout for an attempt as a whole: name, connection, request and answer
/// @param pollInterval how late a timer can be that another node set
/// @param heartbeat how often a node says that it still works on an attempt; after four missed ones another node takes
///     the delivery over
/// @param threads attempts at the same time on this node
/// @param threadsPerSubscription attempts at the same time to one receiver, so that a slow one holds up nobody else
@ConfigurationProperties("numbers.webhooks")
record WebhookProperties(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retrySchedule,

        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("128") int threads,
        @DefaultValue("16") int threadsPerSubscription) {

    WebhookProperties {
        retrySchedule = List.copyOf(retrySchedule);
    }
}
