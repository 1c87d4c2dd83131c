package com.voepy.numbers.command;

import com.voepy.numbers.kit.ServiceKit;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// The write side: aggregates, the command API, process managers and the carrier.
@Configuration(proxyBeanMethods = false)
@ComponentScan
@PropertySource("classpath:/command-service.properties")
@Import(ServiceKit.class)
public class CommandConfiguration {

    /// How process managers follow the log: from its beginning, one thread each, and an event that fails is tried again
    /// instead of being logged and forgotten, which is Axon's default.
    @Bean
    ConfigurerModule processManagers() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .usingTrackingEventProcessors()
                .registerTrackingEventProcessorConfiguration(
                        _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andBatchSize(BATCH))
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance()));
    }

    private static final int BATCH = 100;
}
