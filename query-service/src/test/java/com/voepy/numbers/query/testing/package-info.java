/// What the tests of this module share: a log to append to and nodes that read it.
@NullMarked
package com.voepy.numbers.query.testing;

import org.jspecify.annotations.NullMarked;
