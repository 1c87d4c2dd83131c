@NullMarked
package com.voepy.numbers.query.console;

import org.jspecify.annotations.NullMarked;
