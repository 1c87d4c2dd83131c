/// The log, the money and the deliveries as pages for people: `/console`.
@NullMarked
package com.voepy.numbers.query.console;

import org.jspecify.annotations.NullMarked;
