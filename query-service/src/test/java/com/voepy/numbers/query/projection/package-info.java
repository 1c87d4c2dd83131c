@NullMarked
package com.voepy.numbers.query.projection;

import org.jspecify.annotations.NullMarked;
