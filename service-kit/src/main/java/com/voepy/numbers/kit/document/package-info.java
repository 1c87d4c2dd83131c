/// The bytes of documents, which both services read and the command side writes.
@NullMarked
package com.voepy.numbers.kit.document;

import org.jspecify.annotations.NullMarked;
