package com.voepy.numbers.kit.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is sealed before it is stored.
@Configuration(proxyBeanMethods = false)
public class SecretsConfiguration {

    @Bean
    SecretBox secretBox(@Value("${numbers.master-key}") String masterKey) {
        return new SecretBox(masterKey);
    }
}
