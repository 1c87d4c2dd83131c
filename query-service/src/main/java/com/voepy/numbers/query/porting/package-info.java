/// Numbers on their way here from other carriers.
@NullMarked
package com.voepy.numbers.query.porting;

import org.jspecify.annotations.NullMarked;
