@NullMarked
package com.voepy.numbers.query.porting;

import org.jspecify.annotations.NullMarked;
