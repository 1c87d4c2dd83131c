/// Bringing numbers here from other carriers.
@NullMarked
package com.voepy.numbers.command.porting;

import org.jspecify.annotations.NullMarked;
