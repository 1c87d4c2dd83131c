/// What is on offer and at which price, read from the write side's own streams.
@NullMarked
package com.voepy.numbers.command.catalogue;

import org.jspecify.annotations.NullMarked;
