package com.voepy.numbers.kit.contract;

import com.voepy.numbers.kit.problem.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The refusals that are an endpoint's own. What follows from its form need not be named: key and scope, rate limit, a
/// path that names nothing, wrong values, a wrong body, `If-Match`, `Idempotency-Key`, conflicts, not being able to.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    ErrorCode[] value();
}
