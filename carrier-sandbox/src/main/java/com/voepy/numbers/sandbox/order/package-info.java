@NullMarked
package com.voepy.numbers.sandbox.order;

import org.jspecify.annotations.NullMarked;
