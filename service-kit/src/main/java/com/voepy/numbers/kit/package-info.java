@NullMarked
package com.voepy.numbers.kit;

import org.jspecify.annotations.NullMarked;
