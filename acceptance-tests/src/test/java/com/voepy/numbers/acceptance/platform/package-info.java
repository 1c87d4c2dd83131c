/// Starts the product as its users start it, as real processes, and talks to it over HTTP only.
@NullMarked
package com.voepy.numbers.acceptance.platform;

import org.jspecify.annotations.NullMarked;
