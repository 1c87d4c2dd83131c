/// The stock that can be bought now, and the search in it.
@NullMarked
package com.voepy.numbers.query.inventory;

import org.jspecify.annotations.NullMarked;
