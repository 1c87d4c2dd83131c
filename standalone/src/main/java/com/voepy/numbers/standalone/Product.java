package com.voepy.numbers.standalone;

import com.voepy.numbers.command.CommandConfiguration;
import com.voepy.numbers.query.QueryConfiguration;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Both services in one application on one port.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandConfiguration.class, QueryConfiguration.class})
class Product {

    /// The end of this name makes Spring read `NUMBERS_MASTER_KEY` as `numbers.master-key`.
    private static final String VARIABLES = "standalone-systemEnvironment";

    /// Starts it and returns when it listens; close the context to stop it.
    ///
    /// @param variables what the services would find in the environment if they were processes of their own; they
    ///     win over the environment of this process
    static ConfigurableApplicationContext start(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(VARIABLES, variables));
        try {
            return new SpringApplicationBuilder(Product.class)
                    .environment(environment)
                    .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    // Standalone stops it, before the database.
                    .registerShutdownHook(false)
                    .run();
        } catch (PortInUseException taken) {
            throw Standalone.portIsTaken(taken.getPort(), "NUMBERS_PORT");
        }
    }
}
