/// Durable timers: what has to happen later happens, whatever dies in between.
@NullMarked
package com.voepy.numbers.command.schedule;

import org.jspecify.annotations.NullMarked;
