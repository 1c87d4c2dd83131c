@NullMarked
package com.voepy.numbers.sandbox.calendar;

import org.jspecify.annotations.NullMarked;
