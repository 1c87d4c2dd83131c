@NullMarked
package com.voepy.numbers.kit.security;

import org.jspecify.annotations.NullMarked;
