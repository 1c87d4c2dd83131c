package com.voepy.numbers.query;

import com.voepy.numbers.kit.ServiceKit;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/// Everything of the query side but the application around it, so that it can live in one process with the command
/// side.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = QueryConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@Import(ServiceKit.class)
@PropertySource("classpath:/query-service.properties")
public class QueryConfiguration {}
