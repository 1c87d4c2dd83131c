package com.voepy.numbers.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The shape of an event as stored. It rises when the shape changes, and an upcaster reads the older ones.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /// From 1.
    int value();
}
