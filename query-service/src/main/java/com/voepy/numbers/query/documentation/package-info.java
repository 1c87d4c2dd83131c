/// The description of the whole API, for programs and for people. Open to everybody.
@NullMarked
package com.voepy.numbers.query.documentation;

import org.jspecify.annotations.NullMarked;
