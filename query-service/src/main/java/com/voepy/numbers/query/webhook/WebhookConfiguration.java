package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kit.outbound.WebhookTargets;
import com.voepy.numbers.kit.privacy.Unsealer;
import com.voepy.numbers.kit.security.SecretBox;
import com.voepy.numbers.query.evidence.NewestCheckpoint;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// The sender and its parts.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

    @Bean
    WebhookClient webhookClient(WebhookTargets targets, WebhookProperties properties, InstantSource clock) {
        var names = new FilteringDnsResolver(SystemDefaultDnsResolver.INSTANCE, targets);
        return new WebhookClient(names, properties.timeout(), properties.threads(), clock);
    }

    @Bean
    DeliverySaga deliverySaga(
            TransactionTemplate transaction,
            Subscriptions subscriptions,
            Deliveries deliveries,
            Attempts attempts,
            WebhookQueue queue,
            Timers timers,
            WebhookClient client,
            SecretBox secrets,
            Unsealer unsealer,
            NewestCheckpoint newest,
            WebhookProperties properties,
            InstantSource clock) {
        var schedule = new RetrySchedule(
                properties.retrySchedule(), () -> ThreadLocalRandom.current().nextDouble());
        return new DeliverySaga(
                transaction,
                subscriptions,
                deliveries,
                attempts,
                queue,
                timers,
                client,
                secrets,
                unsealer,
                newest::note,
                schedule,
                clock);
    }

    @Bean
    WebhookScheduler webhookScheduler(
            DataSource dataSource,
            DeliverySaga saga,
            Timers timers,
            WebhookProperties properties,
            InstantSource clock) {
        return new WebhookScheduler(dataSource, saga, timers, properties, clock);
    }
}
