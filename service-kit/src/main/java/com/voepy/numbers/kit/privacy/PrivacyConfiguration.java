package com.voepy.numbers.kit.privacy;

import com.voepy.numbers.kit.security.SecretBox;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Personal data as beans.
@Configuration(proxyBeanMethods = false)
public class PrivacyConfiguration {

    @Bean
    SubjectVault subjectVault(DataSource dataSource, SecretBox secrets, ObjectProvider<InstantSource> clock) {
        PrivacySchema.migrate(dataSource);
        return new SubjectVault(dataSource, secrets, clock.getIfUnique(InstantSource::system));
    }

    @Bean
    Unsealer unsealer(SubjectVault vault) {
        return new Unsealer(vault);
    }
}
