@NullMarked
package com.voepy.numbers.sandbox.stock;

import org.jspecify.annotations.NullMarked;
