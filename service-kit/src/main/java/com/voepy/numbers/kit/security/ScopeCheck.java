package com.voepy.numbers.kit.security;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Refuses to start a service that has an endpoint under `/v1/` without a scope: nobody would be kept from it.
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
        });
    }

    private static boolean isPublicApi(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().anyMatch(path -> path.equals("/v1") || path.startsWith("/v1/"));
    }
}
