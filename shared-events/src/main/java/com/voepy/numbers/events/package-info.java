/// Everything that can happen, as sealed families of records. They are stored for ever.
@NullMarked
package com.voepy.numbers.events;

import org.jspecify.annotations.NullMarked;
