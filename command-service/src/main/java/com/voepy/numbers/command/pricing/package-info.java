/// How customer prices come from wholesale prices.
@NullMarked
package com.voepy.numbers.command.pricing;

import org.jspecify.annotations.NullMarked;
