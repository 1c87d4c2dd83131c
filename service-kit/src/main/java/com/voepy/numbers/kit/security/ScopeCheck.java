package com.voepy.numbers.kit.security;

import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Refuses to start a service that has an endpoint under `/v1/` without a scope, or a page of the console that does not
/// say who may see it: nobody would be kept from it.
final class ScopeCheck implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping endpoints;

    ScopeCheck(RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            if (isPublicApi(mapping) && ScopeInterceptor.scopeOf(method) == null) {
                throw new IllegalStateException("%s answers %s without @RequiresScope".formatted(method, mapping));
            }
            if (isConsole(mapping) && ScopeInterceptor.anyScopeOf(method) == null) {
                throw new IllegalStateException("%s answers %s without @RequiresAnyScope".formatted(method, mapping));
            }
        });
    }

    private static boolean isConsole(RequestMappingInfo mapping) {
        var open = new AntPathMatcher();
        return mapping.getPatternValues().stream()
                .filter(path -> path.equals(ConsoleSessions.CONSOLE) || path.startsWith(ConsoleSessions.CONSOLE + "/"))
                .anyMatch(path -> Arrays.stream(ConsoleDoor.OPEN).noneMatch(pattern -> open.match(pattern, path)));
    }

    private static boolean isPublicApi(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().anyMatch(path -> path.equals("/v1") || path.startsWith("/v1/"));
    }
}
