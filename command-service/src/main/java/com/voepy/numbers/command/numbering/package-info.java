/// What can be said of any number without asking anybody.
@NullMarked
package com.voepy.numbers.command.numbering;

import org.jspecify.annotations.NullMarked;
