package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kit.log.EventAppender;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierProperties.class)
class CarrierConfiguration {

    @Bean
    CallsInLog callsInLog(EventAppender appender, DataSource dataSource, PlatformTransactionManager transactions) {
        return new CallsInLog(
                appender, JdbcClient.create(dataSource), new TransactionTemplate(transactions), CallsInLog.WAIT_MAX);
    }

    @Bean
    TelnyxCarrier carrier(CarrierProperties properties, CallLog calls, InstantSource clock) {
        return new TelnyxCarrier(properties, calls, clock);
    }

    @Bean
    PortingCarrier portingCarrier(TelnyxCarrier carrier) {
        return carrier.porting();
    }
}
