@NullMarked
package com.voepy.numbers.kit.problem;

import org.jspecify.annotations.NullMarked;
