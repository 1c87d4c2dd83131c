/// Words and rules that every part of the product shares: numbers, types, capabilities, prices, stream names.
@NullMarked
package com.voepy.numbers.kernel;

import org.jspecify.annotations.NullMarked;
