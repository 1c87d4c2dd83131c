@NullMarked
package com.voepy.numbers.cli;

import org.jspecify.annotations.NullMarked;
