/// Addresses that emergency calls come from.
@NullMarked
package com.voepy.numbers.command.emergency;

import org.jspecify.annotations.NullMarked;
