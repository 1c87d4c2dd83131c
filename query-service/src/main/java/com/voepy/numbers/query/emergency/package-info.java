/// Addresses that emergency calls come from.
@NullMarked
package com.voepy.numbers.query.emergency;

import org.jspecify.annotations.NullMarked;
