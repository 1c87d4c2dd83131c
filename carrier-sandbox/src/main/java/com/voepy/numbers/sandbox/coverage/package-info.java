@NullMarked
package com.voepy.numbers.sandbox.coverage;

import org.jspecify.annotations.NullMarked;
