/// Documents for ports, and the files themselves.
@NullMarked
package com.voepy.numbers.query.document;

import org.jspecify.annotations.NullMarked;
