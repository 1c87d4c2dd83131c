/// The scopes that numbers of one sub-customer share.
@NullMarked
package com.voepy.numbers.command.connection;

import org.jspecify.annotations.NullMarked;
