package com.voepy.numbers.kit.document;

import com.voepy.numbers.kit.privacy.SubjectVault;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Documents as beans. Their table is in the schema of [SubjectVault], which is up to date once that exists.
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

    @Bean
    DocumentContents documentContents(DataSource dataSource, SubjectVault vault) {
        return new DocumentContents(dataSource, vault);
    }
}
