@NullMarked
package com.voepy.numbers.query.evidence;

import org.jspecify.annotations.NullMarked;
