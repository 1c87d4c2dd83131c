package com.voepy.numbers.kit.security;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scope an API key needs for an endpoint. Every endpoint under `/v1/` has one, or the service does not start.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    ApiKeyScope value();

    /// Scopes that do as well, for what keys of the platform read that tenants read, too.
    ApiKeyScope[] or() default {};
}
