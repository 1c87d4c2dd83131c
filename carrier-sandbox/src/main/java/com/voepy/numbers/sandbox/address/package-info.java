/// Addresses of the customer.
@NullMarked
package com.voepy.numbers.sandbox.address;

import org.jspecify.annotations.NullMarked;
