@NullMarked
package com.voepy.numbers.command;

import org.jspecify.annotations.NullMarked;
