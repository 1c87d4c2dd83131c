/// The carrier in the platform's own words, and its adapter for the Telnyx v2 protocol.
@NullMarked
package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.NullMarked;
