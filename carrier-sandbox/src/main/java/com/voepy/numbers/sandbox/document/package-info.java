@NullMarked
package com.voepy.numbers.sandbox.document;

import org.jspecify.annotations.NullMarked;
