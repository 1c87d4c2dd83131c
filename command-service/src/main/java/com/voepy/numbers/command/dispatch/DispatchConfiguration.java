package com.voepy.numbers.command.dispatch;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.security.SecretBox;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The way commands take, as beans.
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    Commands commands(
            CommandGateway gateway,
            EventLog log,
            RecordedAnswers answers,
            JsonMapper json,
            SecretBox secrets,
            Unsealer unsealer) {
        return new Commands(gateway, log, answers, json, secrets, unsealer);
    }

    /// A resource that is not there is an everyday 404, for which Axon would log a whole stack trace.
    @Bean
    InitializingBean quietRepositories(LoggingSystem logging) {
        return () -> logging.setLogLevel("org.axonframework.modelling.command.AbstractRepository", LogLevel.ERROR);
    }

    @Bean
    NewIds newIds() {
        return new NewIds();
    }

    @Bean
    RecordedAnswers recordedAnswers(EventLog log, SecretBox secrets) {
        return new RecordedAnswers(log, secrets);
    }

    @Bean
    SmartInitializingSingleton idempotency(
            CommandBus bus,
            RecordedAnswers answers,
            Repository<IdempotentRequest> requests,
            SecretBox secrets,
            JsonMapper json) {
        return () -> bus.registerHandlerInterceptor(new IdempotencyInterceptor(answers, requests, secrets, json));
    }
}
