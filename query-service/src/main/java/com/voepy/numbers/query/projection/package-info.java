/// Carries the log into the read models, in order and exactly once, and lets a read wait for it.
@NullMarked
package com.voepy.numbers.query.projection;

import org.jspecify.annotations.NullMarked;
