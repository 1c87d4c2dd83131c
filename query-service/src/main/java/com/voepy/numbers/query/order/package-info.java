/// Orders of numbers.
@NullMarked
package com.voepy.numbers.query.order;

import org.jspecify.annotations.NullMarked;
