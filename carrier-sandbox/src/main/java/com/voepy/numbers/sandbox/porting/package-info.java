@NullMarked
package com.voepy.numbers.sandbox.porting;

import org.jspecify.annotations.NullMarked;
