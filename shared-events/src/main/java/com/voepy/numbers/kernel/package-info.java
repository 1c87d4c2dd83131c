@NullMarked
package com.voepy.numbers.kernel;

import org.jspecify.annotations.NullMarked;
