/// Sets of numbers held together for a while.
@NullMarked
package com.voepy.numbers.command.reservation;

import org.jspecify.annotations.NullMarked;
