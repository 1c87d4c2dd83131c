package com.voepy.numbers.query.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Of a page that is open to everybody and all the same tells auditors what only they may know: what they read there is
/// put on record, as it is on the pages that name their scope.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Recorded {}
