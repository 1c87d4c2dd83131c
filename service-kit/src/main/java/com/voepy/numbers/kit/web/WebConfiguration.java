package com.voepy.numbers.kit.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// How a service speaks HTTP: names of requests, limits, problem+json, strict JSON.
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ServletErrorController.class, ErrorCatalogueController.class})
public class WebConfiguration {

    /// Room above [RequestFilter]'s own limits, which answer more exactly than Tomcat does.
    private static final int TOMCAT_HEADER_BYTES_MAX = 32 * 1024;

    /// As many as this API could ever list; each costs memory before any limit of ours sees it.
    private static final int PARAMETERS_MAX = 200;

    /// The mapper that Spring MVC uses for bodies.
    @Bean
    @Primary
    JsonMapper wireJson() {
        return WireJson.mapper();
    }

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(ProblemAdvice problems) {
        var registration = new FilterRegistrationBean<>(new RequestFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    @Bean
    WebMvcConfigurer requestContextArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestContextResolver());
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hardenedTomcat() {
        return factory -> {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                }
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(TOMCAT_HEADER_BYTES_MAX));
                connector.setMaxParameterCount(PARAMETERS_MAX);
                connector.setMaxPostSize(BodyLimit.BODY_BYTES_MAX);
                connector.setXpoweredBy(false);
            });
        };
    }
}
