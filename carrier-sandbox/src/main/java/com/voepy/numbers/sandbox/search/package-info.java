@NullMarked
package com.voepy.numbers.sandbox.search;

import org.jspecify.annotations.NullMarked;
