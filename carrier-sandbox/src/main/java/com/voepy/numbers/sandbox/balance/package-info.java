@NullMarked
package com.voepy.numbers.sandbox.balance;

import org.jspecify.annotations.NullMarked;
