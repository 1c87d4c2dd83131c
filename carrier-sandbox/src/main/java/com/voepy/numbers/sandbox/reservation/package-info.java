@NullMarked
package com.voepy.numbers.sandbox.reservation;

import org.jspecify.annotations.NullMarked;
