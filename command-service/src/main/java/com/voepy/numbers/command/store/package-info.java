/// Axon's event store, tokens and sagas on the platform's own log.
@NullMarked
package com.voepy.numbers.command.store;

import org.jspecify.annotations.NullMarked;
