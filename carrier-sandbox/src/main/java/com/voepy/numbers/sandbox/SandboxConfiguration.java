package com.voepy.numbers.sandbox;

import com.voepy.numbers.sandbox.stock.Stock;
import com.voepy.numbers.sandbox.webhook.WebhookSigningKey;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    private static final int CONNECTIONS_MAX = 12;

    /// Migrated before anyone gets it.
    @Bean
    HikariDataSource dataSource(SandboxProperties properties) {
        var source = new HikariDataSource();
        source.setPoolName("sandbox");
        source.setJdbcUrl(properties.dbUrl());
        source.setUsername(properties.dbUser());
        source.setPassword(properties.dbPassword());
        source.setMaximumPoolSize(CONNECTIONS_MAX);
        source.setMinimumIdle(1);
        Flyway.configure()
                .dataSource(source)
                .schemas("sandbox")
                .locations("classpath:sandbox/db")
                .load()
                .migrate();
        return source;
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    JdbcClient jdbc(JdbcTemplate template) {
        return JdbcClient.create(template);
    }

    @Bean
    TransactionTemplate transaction(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Bean
    Stock stock(SandboxProperties properties) {
        return Stock.with(properties.usLocalNumbers());
    }

    @Bean
    WebhookSigningKey webhookSigningKey(SandboxProperties properties) {
        return WebhookSigningKey.of(properties.signingKey());
    }
}
