/// What has to be done later, and how it fares.
@NullMarked
package com.voepy.numbers.query.timer;

import org.jspecify.annotations.NullMarked;
