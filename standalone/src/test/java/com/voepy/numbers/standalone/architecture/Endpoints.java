package com.voepy.numbers.standalone.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.security.RequiresScope;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Every endpoint under `/v1/` of both services, as its controller declares it.
record Endpoints(List<Endpoint> all) {

    /// @param method of HTTP, or `ANY`
    /// @param scope null where the controller forgot it
    /// @param or scopes that do as well
    record Endpoint(String method, String path, @Nullable ApiKeyScope scope, List<ApiKeyScope> or) {

        private String row() {
            var others = or.stream()
                    .map(other -> " or `%s`".formatted(other.wireName()))
                    .collect(Collectors.joining());
            return "| `%s` | `%s` | `%s`%s |"
                    .formatted(method, path, scope == null ? "none" : scope.wireName(), others);
        }
    }

    static Endpoints of(JavaClasses product) {
        return new Endpoints(product.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> of(type, method)))
                .filter(endpoint -> endpoint.path().startsWith("/v1/"))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList());
    }

    /// What `docs/security.md` shows, and what the acceptance tests walk along.
    String markdown() {
        return Stream.concat(
                        Stream.of("| method | path | scope |", "|---|---|---|"),
                        all.stream().map(Endpoint::row))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static Stream<Endpoint> of(Class<?> controller, Method method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping == null) {
            return Stream.empty();
        }
        var required = Stream.of(method, controller)
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, RequiresScope.class))
                .filter(Objects::nonNull)
                .findFirst();
        var scope = required.map(RequiresScope::value).orElse(null);
        var or = required.map(scopes -> List.of(scopes.or())).orElse(List.of());
        var methods = mapping.method().length == 0
                ? List.of("ANY")
                : Arrays.stream(mapping.method()).map(Enum::name).toList();
        return bases(controller)
                .flatMap(base -> orEmpty(mapping.path()).map(path -> base + path))
                .flatMap(path -> methods.stream().map(verb -> new Endpoint(verb, path, scope, or)));
    }

    private static Stream<String> bases(Class<?> controller) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        return mapping == null ? Stream.of("") : orEmpty(mapping.path());
    }

    private static Stream<String> orEmpty(String[] paths) {
        return paths.length == 0 ? Stream.of("") : Arrays.stream(paths);
    }
}
