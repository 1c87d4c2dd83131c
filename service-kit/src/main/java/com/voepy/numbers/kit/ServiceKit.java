package com.voepy.numbers.kit;

import com.voepy.numbers.kit.document.DocumentConfiguration;
import com.voepy.numbers.kit.log.LogConfiguration;
import com.voepy.numbers.kit.outbound.WebhookTargets;
import com.voepy.numbers.kit.privacy.PrivacyConfiguration;
import com.voepy.numbers.kit.security.SecretsConfiguration;
import com.voepy.numbers.kit.security.SecurityConfiguration;
import com.voepy.numbers.kit.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// What both services are made with: `@Import(ServiceKit.class)` on the service's main class.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:/service-kit.properties")
@Import({
    LogConfiguration.class,
    WebConfiguration.class,
    SecretsConfiguration.class,
    SecurityConfiguration.class,
    PrivacyConfiguration.class,
    DocumentConfiguration.class,
    WebhookTargets.class
})
public class ServiceKit {}
