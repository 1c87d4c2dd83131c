/// A phone number and all that can be asked of it: its one holder at a time, its settings, its release.
@NullMarked
package com.voepy.numbers.command.number;

import org.jspecify.annotations.NullMarked;
