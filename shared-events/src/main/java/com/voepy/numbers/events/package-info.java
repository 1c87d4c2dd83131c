@NullMarked
package com.voepy.numbers.events;

import org.jspecify.annotations.NullMarked;
