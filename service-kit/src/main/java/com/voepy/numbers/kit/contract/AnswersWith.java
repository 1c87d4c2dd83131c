package com.voepy.numbers.kit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an endpoint answers when it does what it was asked to. Every endpoint that needs a scope says so, because
/// `docs/openapi.json` is made of it; the acceptance tests hold each answer against that document.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswersWith {

    /// The record whose JSON is the body, or is listed in it. `void.class`: the body is empty; `byte[].class`: it is
    /// no JSON.
    Class<?> value();

    /// How the record is wrapped.
    Shape shape() default Shape.ONE;

    /// The statuses that it may have; with 201 goes a `Location`.
    int[] status() default 200;

    /// What the body is written in.
    String[] mediaType() default "application/json";

    /// Whether an `Idempotency-Key` means something to it. A GET to which it does says so with a [Takes] of that name.
    boolean idempotencyKey() default true;

    /// Name of the operation for programs, where the one made of method and path (`createWebhook`) reads badly.
    String operationId() default "";

    /// The forms of a body.
    enum Shape {
        /// The record itself.
        ONE,
        /// A bare JSON array of records.
        ARRAY,
        /// `{"data": […]}`, all at once.
        DATA,
        /// `{"data": […], "meta": {"count", "next_cursor"}}`; takes `limit` and `cursor`.
        PAGE
    }
}
