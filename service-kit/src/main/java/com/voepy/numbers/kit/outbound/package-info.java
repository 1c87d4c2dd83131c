/// Which addresses the platform calls when a tenant names them.
@NullMarked
package com.voepy.numbers.kit.outbound;

import org.jspecify.annotations.NullMarked;
