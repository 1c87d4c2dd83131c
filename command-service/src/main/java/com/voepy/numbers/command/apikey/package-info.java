/// The keys that clients authenticate with.
@NullMarked
package com.voepy.numbers.command.apikey;

import org.jspecify.annotations.NullMarked;
