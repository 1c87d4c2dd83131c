/// Personal data: encrypted per data subject, opened at the edge, erased by destroying a key.
@NullMarked
package com.voepy.numbers.kit.privacy;

import org.jspecify.annotations.NullMarked;
