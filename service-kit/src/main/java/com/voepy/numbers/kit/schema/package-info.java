/// How the parts of the product keep their tables up to date.
@NullMarked
package com.voepy.numbers.kit.schema;

import org.jspecify.annotations.NullMarked;
