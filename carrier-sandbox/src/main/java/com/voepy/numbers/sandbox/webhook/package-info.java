@NullMarked
package com.voepy.numbers.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
