/// What the carrier offers, kept as events: existence and wholesale price of every number.
@NullMarked
package com.voepy.numbers.command.inventory;

import org.jspecify.annotations.NullMarked;
