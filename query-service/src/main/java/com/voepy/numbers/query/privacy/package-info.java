/// Erasures of personal data, for operators.
@NullMarked
package com.voepy.numbers.query.privacy;

import org.jspecify.annotations.NullMarked;
