/// Measures the running product against baselines of the same run, so that a figure means something on any machine.
@NullMarked
package com.voepy.numbers.benchmarks;

import org.jspecify.annotations.NullMarked;
