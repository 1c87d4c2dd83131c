/// Who read what only auditors may see: recorded before the answer leaves, or there is none.
@NullMarked
package com.voepy.numbers.query.reads;

import org.jspecify.annotations.NullMarked;
