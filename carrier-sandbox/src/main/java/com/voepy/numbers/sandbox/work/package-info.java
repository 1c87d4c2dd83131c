@NullMarked
package com.voepy.numbers.sandbox.work;

import org.jspecify.annotations.NullMarked;
