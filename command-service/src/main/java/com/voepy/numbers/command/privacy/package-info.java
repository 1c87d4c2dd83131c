/// Erasing personal data at an operator's word.
@NullMarked
package com.voepy.numbers.command.privacy;

import org.jspecify.annotations.NullMarked;
