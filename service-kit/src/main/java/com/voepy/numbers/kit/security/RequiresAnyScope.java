package com.voepy.numbers.kit.security;

import com.voepy.numbers.kernel.ApiKeyScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The scopes of which a key needs one for a page of the console. None: whoever has signed in may see it. Every page
/// says so, or the service does not start.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresAnyScope {

    ApiKeyScope[] value() default {};
}
