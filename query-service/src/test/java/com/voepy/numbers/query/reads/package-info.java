@NullMarked
package com.voepy.numbers.query.reads;

import org.jspecify.annotations.NullMarked;
