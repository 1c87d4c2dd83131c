@NullMarked
package com.voepy.numbers.sandbox;

import org.jspecify.annotations.NullMarked;
