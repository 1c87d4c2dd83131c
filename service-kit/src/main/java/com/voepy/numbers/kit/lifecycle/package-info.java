/// What starts and stops with a service.
@NullMarked
package com.voepy.numbers.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
