/// Customers of the platform, for its operators.
@NullMarked
package com.voepy.numbers.query.tenant;

import org.jspecify.annotations.NullMarked;
