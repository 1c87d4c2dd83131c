package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.kit.security.SecretBox;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The key that checkpoints are signed with.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

    /// Never renamed: the key is made of it.
    private static final String PURPOSE = "evidence.checkpoints";

    /// Made of the master key, so that every node has it and no table holds it.
    @Bean
    SigningKey checkpointKey(SecretBox secrets, EvidenceProperties properties) {
        var seed = secrets.keyFor(PURPOSE);
        var origin = properties.origin().isEmpty()
                ? "voepy-numbers/" + secrets.fingerprint(PURPOSE, "origin").substring(0, 16)
                : properties.origin();
        return new SigningKey(origin, seed);
    }
}
