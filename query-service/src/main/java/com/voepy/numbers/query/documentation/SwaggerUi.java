package com.voepy.numbers.query.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/// The files of Swagger UI, wherever the version of the build has them.
final class SwaggerUi {

    private static final String POM = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String FILES = "META-INF/resources/webjars/swagger-ui/%s/";
    private static final String DIRECTORY = FILES.formatted(version());

    private SwaggerUi() {}

    static Resource file(String name) {
        return new ClassPathResource(DIRECTORY + name);
    }

    private static String version() {
        var properties = new Properties();
        try (var in = new ClassPathResource(POM).getInputStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
