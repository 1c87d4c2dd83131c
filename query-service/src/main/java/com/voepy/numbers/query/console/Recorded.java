package com.voepy.numbers.query.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a page that every session may open and on which auditors see what only they may see. Their reads of it are
/// recorded, as are reads of the pages that require their scope.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Recorded {}
