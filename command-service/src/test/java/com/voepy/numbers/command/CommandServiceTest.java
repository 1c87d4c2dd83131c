package com.voepy.numbers.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.voepy.numbers.kit.testing.TestDatabase;
import java.util.Base64;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandServiceTest {

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        var database = TestDatabase.create();
        context = SpringApplication.run(
                CommandService.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--numbers.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--numbers.operator-key=an-operator-key-of-at-least-32-characters",
                "--numbers.carrier.url=http://127.0.0.1:1/v2",
                "--numbers.carrier.api-key=none",
                "--numbers.carrier.public-key=" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    /// Axon looks for Spring's transactions under names of an older Spring Boot and goes without if it finds none.
    @Test
    void transactions_are_really_in_use() {
        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void nothing_is_serialized_with_XStream() {
        assertThat(context.getBeansOfType(Serializer.class).values())
                .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(Jackson3Serializer.class));
    }
}
