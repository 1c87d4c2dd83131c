@NullMarked
package com.voepy.numbers.query.inventory;

import org.jspecify.annotations.NullMarked;
