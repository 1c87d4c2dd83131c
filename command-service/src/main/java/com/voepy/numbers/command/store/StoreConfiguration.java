package com.voepy.numbers.command.store;

import com.voepy.numbers.kit.log.EventAppender;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.log.LogSignal;
import com.voepy.numbers.kit.schema.Schemas;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Axon on the platform's log. Every bean here replaces a default that would be wrong in silence.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    /// How long the processes of a node that died wait for another to go on with them.
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(4);

    /// The wake-up comes from [LogSignal]; this is what a lost one costs.
    private static final long FETCH_DELAY_MILLIS = 250;

    /// The platform's clock. Events carry milliseconds, so nothing finer is ever compared with them.
    @Bean
    InstantSource clock() {
        var clock = Clock.tickMillis(java.time.ZoneOffset.UTC);
        GenericEventMessage.clock = clock;
        return clock;
    }

    /// Axon finds Spring's transactions by class names of Spring Boot 3 and would go without any, in silence.
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /// For tokens and sagas; events go through the log's own codec. The default would be XStream.
    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(EventLog log, EventAppender appender, DataSource dataSource) {
        return new PostgresEventStorageEngine(log, appender, new Snapshots(JdbcClient.create(dataSource)));
    }

    @Bean
    EmbeddedEventStore eventStore(EventStorageEngine engine, Configuration axon, LogSignal signal) {
        var store = new PostgresEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(FETCH_DELAY_MILLIS)
                .messageMonitor(axon.messageMonitor(EmbeddedEventStore.class, "eventStore")));
        signal.onAppend(store::wake);
        return store;
    }

    @Bean
    CorrelationDataProvider correlation() {
        return new Correlation();
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        Schemas.migrate(dataSource, "process");
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(CLAIM_TIMEOUT)
                .schema(TokenSchema.builder()
                        .setTokenTable("process.token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    @Bean
    SagaStore<Object> sagaStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(new PostgresSagaSqlSchema(SagaSchema.builder()
                        .sagaEntryTable("process.saga")
                        .serializedSagaColumn("serialized_saga")
                        .associationValueEntryTable("process.saga_association")
                        .associationKeyColumn("association_key")
                        .associationValueColumn("association_value")
                        .sagaIdColumn("saga_id")
                        .sagaTypeColumn("saga_type")
                        .build()))
                .build();
    }
}
