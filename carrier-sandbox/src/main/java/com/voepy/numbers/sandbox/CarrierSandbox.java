package com.voepy.numbers.sandbox;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// A stand-in carrier: the Telnyx v2 numbers protocol over HTTP, on stock that is made up and state that is kept.
///
/// It runs as a process of its own or inside another one, beside a Spring context that knows nothing of it. So it
/// names the few auto-configurations it wants instead of taking whatever the class path offers.
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(SandboxProperties.class)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class CarrierSandbox {

    /// Starts it on the environment variables that `docs/sandbox.md` lists.
    public static void main(String[] args) {
        start(Map.of());
    }

    /// Starts it inside this process and returns when it listens; close the context to stop it.
    ///
    /// @param properties `numbers.sandbox.*` ([SandboxProperties]); they win over the environment
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return start(properties, InstantSource.system());
    }

    /// @param time what its clock shows: nothing in here looks at another one
    static ConfigurableApplicationContext start(Map<String, Object> properties, InstantSource time) {
        var first = new HashMap<>(properties);
        first.put("spring.config.name", "sandbox");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("start", first));
        return new SpringApplicationBuilder(CarrierSandbox.class)
                .main(CarrierSandbox.class)
                .environment(environment)
                .initializers(context -> context.getBeanFactory().registerSingleton("time", time))
                .run();
    }

    /// The TCP port it listens on, for whoever asked for any free one.
    public static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
