@NullMarked
package com.voepy.numbers.sandbox.csr;

import org.jspecify.annotations.NullMarked;
