package com.voepy.numbers.command.inventory;

import com.voepy.numbers.command.carrier.Carrier;
import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.command.schedule.Timers;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InventoryProperties.class)
class InventoryConfiguration {

    private static final String ONE_CARRIER = "carrier";

    @Bean
    StockSync stockSync(
            Carrier carrier,
            ListedBlocks listedBlocks,
            Commands commands,
            InstantSource clock,
            InventoryProperties properties) {
        return new StockSync(new StockLister(carrier, listedBlocks, commands, clock, properties), clock, properties);
    }

    /// The very first sync starts at once; one that was under way goes on where it was, one that waits keeps waiting.
    @Bean
    @ConditionalOnProperty(name = "numbers.inventory.enabled", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> stockSyncStart(Timers timers, InstantSource clock) {
        return _ -> timers.schedule(StockSync.NAME, ONE_CARRIER, clock.instant());
    }
}
