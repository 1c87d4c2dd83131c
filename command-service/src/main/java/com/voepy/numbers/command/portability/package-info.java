/// Questions before a port: can the numbers come here, and what does the losing carrier know of their owner. Asking
/// changes nothing and costs nothing.
@NullMarked
package com.voepy.numbers.command.portability;

import org.jspecify.annotations.NullMarked;
