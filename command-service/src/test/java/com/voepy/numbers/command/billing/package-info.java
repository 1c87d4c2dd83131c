@NullMarked
package com.voepy.numbers.command.billing;

import org.jspecify.annotations.NullMarked;
