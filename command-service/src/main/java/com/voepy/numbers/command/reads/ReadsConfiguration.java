package com.voepy.numbers.command.reads;

import com.voepy.numbers.command.schedule.Timers;
import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReadsConfiguration {

    private static final String THE_RECORD = "all";

    /// @param interval how long a read is without a seal at most, while this node is well
    @Bean
    SealReads sealReads(
            JdbcClient jdbc,
            EventLog log,
            EventAppender appender,
            TransactionTemplate transaction,
            InstantSource clock,
            @Value("${numbers.audit.seal-interval}") Duration interval) {
        return new SealReads(jdbc, log, appender, transaction, clock, interval);
    }

    /// One task for all nodes, set once and for ever.
    @Bean
    ApplicationListener<ApplicationReadyEvent> sealReadsStart(Timers timers, InstantSource clock) {
        return _ -> timers.schedule(SealReads.NAME, THE_RECORD, clock.instant());
    }
}
