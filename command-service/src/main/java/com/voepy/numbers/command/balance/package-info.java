/// A tenant's prepaid balance and the credits that fill it.
@NullMarked
package com.voepy.numbers.command.balance;

import org.jspecify.annotations.NullMarked;
