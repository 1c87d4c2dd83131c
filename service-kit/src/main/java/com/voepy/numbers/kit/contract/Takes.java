package com.voepy.numbers.kit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a member of a request body or a parameter may be, beyond its Java type: on a record component or a controller
/// method's parameter; on the method itself, with a [#name()], for a parameter that is read out of a map. Parameters
/// that several endpoints share stand on an annotation of their own, which then stands on the methods.
///
/// The rules themselves are kept by [com.voepy.numbers.kit.problem.Checks]; the acceptance tests send each limit, and
/// one more, to see that both say the same. What a word such as `phone_number`, `country_code` or `customer_reference`
/// always means need not be said.
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Takes.All.class)
public @interface Takes {

    /// Must be there and not null. For a [com.voepy.numbers.kit.web.Patch]: may be left out, but not be null.
    boolean required() default false;

    /// What its text is read as: an enum, `UUID.class`, `Instant.class`, `E164.class`, `URI.class`, `Long.class`.
    /// Of a list: what its items are read as.
    Class<?> as() default String.class;

    /// Fewest characters or items, or the least value; negative for no limit.
    long min() default -1;

    /// Most characters or items, or the greatest value; negative for no limit.
    long max() default -1;

    /// A regular expression that the whole text, or each item of the list, must match.
    String pattern() default "";

    /// An example, as it is written in JSON or in the query.
    String example() default "";

    /// What holds where it is not given, as it is written in the query.
    String otherwise() default "";

    /// Name of the parameter; only on a method.
    String name() default "";

    /// What the parameter does; only on a method or parameter, for components have their `@param`.
    String says() default "";

    /// Several on one method.
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        Takes[] value();
    }
}
