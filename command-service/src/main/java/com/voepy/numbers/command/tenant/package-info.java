/// The customers of the platform.
@NullMarked
package com.voepy.numbers.command.tenant;

import org.jspecify.annotations.NullMarked;
