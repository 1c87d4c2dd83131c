@NullMarked
package com.voepy.numbers.query.investigate;

import org.jspecify.annotations.NullMarked;
