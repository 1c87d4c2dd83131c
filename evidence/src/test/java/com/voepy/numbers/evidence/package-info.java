@NullMarked
package com.voepy.numbers.evidence;

import org.jspecify.annotations.NullMarked;
