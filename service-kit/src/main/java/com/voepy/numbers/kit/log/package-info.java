/// The event log on PostgreSQL: one gapless, commit-ordered sequence of everything that happened.
@NullMarked
package com.voepy.numbers.kit.log;

import org.jspecify.annotations.NullMarked;
