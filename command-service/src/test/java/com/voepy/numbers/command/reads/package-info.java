@NullMarked
package com.voepy.numbers.command.reads;

import org.jspecify.annotations.NullMarked;
