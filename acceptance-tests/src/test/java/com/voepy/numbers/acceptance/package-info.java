/// What a client of the product may rely on, over HTTP, the same in every deployment.
@NullMarked
package com.voepy.numbers.acceptance;

import org.jspecify.annotations.NullMarked;
