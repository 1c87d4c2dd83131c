@NullMarked
package com.voepy.numbers.query.number;

import org.jspecify.annotations.NullMarked;
