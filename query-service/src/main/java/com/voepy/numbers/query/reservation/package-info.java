/// Reservations of numbers.
@NullMarked
package com.voepy.numbers.query.reservation;

import org.jspecify.annotations.NullMarked;
