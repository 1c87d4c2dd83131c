/// Orders: from the debit to the carrier and to the last number that is active or refunded.
@NullMarked
package com.voepy.numbers.command.order;

import org.jspecify.annotations.NullMarked;
