package com.voepy.numbers.command.carrier;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierProperties.class)
class CarrierConfiguration {

    @Bean
    TelnyxCarrier carrier(CarrierProperties properties) {
        return new TelnyxCarrier(properties);
    }

    @Bean
    PortingCarrier portingCarrier(TelnyxCarrier carrier) {
        return carrier.porting();
    }
}
