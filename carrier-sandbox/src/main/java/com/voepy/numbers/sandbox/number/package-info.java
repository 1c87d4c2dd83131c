@NullMarked
package com.voepy.numbers.sandbox.number;

import org.jspecify.annotations.NullMarked;
