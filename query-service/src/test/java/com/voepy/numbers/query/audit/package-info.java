@NullMarked
package com.voepy.numbers.query.audit;

import org.jspecify.annotations.NullMarked;
