/// From a request to a command and back: metadata, idempotency, retry on conflict.
@NullMarked
package com.voepy.numbers.command.dispatch;

import org.jspecify.annotations.NullMarked;
