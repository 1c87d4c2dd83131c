@NullMarked
package com.voepy.numbers.kit.testing;

import org.jspecify.annotations.NullMarked;
