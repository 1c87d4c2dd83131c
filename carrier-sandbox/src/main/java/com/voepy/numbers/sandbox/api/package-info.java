@NullMarked
package com.voepy.numbers.sandbox.api;

import org.jspecify.annotations.NullMarked;
