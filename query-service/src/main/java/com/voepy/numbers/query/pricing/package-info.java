/// Pricing tiers, and the prices of a tenant that come from them.
@NullMarked
package com.voepy.numbers.query.pricing;

import org.jspecify.annotations.NullMarked;
