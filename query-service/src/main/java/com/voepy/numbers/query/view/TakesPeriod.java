package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.contract.Takes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/// The parameters that a [Period] and its page are read from.
@Takes(name = "from", required = true, as = Instant.class, says = "The earlier instant")
@Takes(name = "to", as = Instant.class, says = "The later instant; now, if left out")
@Takes(
        name = "limit",
        as = Integer.class,
        min = 1,
        max = PageRequest.LIMIT_MAX,
        otherwise = "50",
        says = "Most events wanted in the page")
@Takes(
        name = "cursor",
        says = "`meta.next_cursor` of the page of events before; left out for the first page. It holds only with the"
                + " instants that it was made with")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesPeriod {}
