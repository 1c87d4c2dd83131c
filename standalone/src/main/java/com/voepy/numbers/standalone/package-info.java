@NullMarked
package com.voepy.numbers.standalone;

import org.jspecify.annotations.NullMarked;
