package com.voepy.numbers.kit.log;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The log as beans. Whoever needs a table of the log asks for [EventLog] or [EventAppender], and by then it is there.
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    EventLog eventLog(DataSource dataSource, EventCodec codec) {
        LogSchema.migrate(dataSource);
        return new EventLog(JdbcClient.create(dataSource), codec);
    }

    @Bean
    EventAppender eventAppender(DataSource dataSource, EventCodec codec, EventLog migrated) {
        return new EventAppender(dataSource, codec);
    }

    @Bean
    LogSignal logSignal(DataSource dataSource, EventLog migrated) {
        return new LogSignal(dataSource);
    }
}
