/// Lookups: what the carrier knows of any number, paid for by the answer.
@NullMarked
package com.voepy.numbers.command.lookup;

import org.jspecify.annotations.NullMarked;
