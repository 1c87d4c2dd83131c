/// What this carrier knows of any number, its own or not.
@NullMarked
package com.voepy.numbers.sandbox.lookup;

import org.jspecify.annotations.NullMarked;
