package com.voepy.numbers.kit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.voepy.numbers.kit.testing.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScopesOfEndpointsTest {

    @RestController
    static class Unguarded {

        @GetMapping("/v1/unguarded")
        String open() {
            return "to everybody";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ServiceKit.class, Unguarded.class})
    static class Service {}

    @Test
    void a_service_with_an_unguarded_endpoint_does_not_start() {
        var service = new SpringApplicationBuilder(Service.class)
                .properties(TestDatabase.create().springProperties())
                .properties("server.port=0", "numbers.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        assertThatThrownBy(() -> service.run().close()).hasStackTraceContaining("without @RequiresScope");
    }
}
