@NullMarked
package com.voepy.numbers.query;

import org.jspecify.annotations.NullMarked;
