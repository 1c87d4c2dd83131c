package com.voepy.numbers.query.evidence;

import com.voepy.numbers.kit.contract.Takes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The parameters that [Lines] reads.
@Takes(name = "after", as = Long.class, min = 0, otherwise = "0", says = "Only what comes after this place in the log")
@Takes(name = "lines", as = Long.class, min = 1, max = Lines.MAX, otherwise = "1000", says = "At most so many lines")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface TakesLines {}
