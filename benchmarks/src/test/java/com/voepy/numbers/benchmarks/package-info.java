@NullMarked
package com.voepy.numbers.benchmarks;

import org.jspecify.annotations.NullMarked;
