@NullMarked
package com.voepy.numbers.sandbox.contract;

import org.jspecify.annotations.NullMarked;
