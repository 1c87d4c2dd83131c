package com.voepy.numbers.command.carrier;

import org.jspecify.annotations.Nullable;

/// What the carrier has against an address.
///
/// @param code the carrier's own code; open, never switched over
/// @param field of the address, for example `street_address`; null when it is about the whole
/// @param message the carrier's words, for people
public record AddressFault(String code, @Nullable String field, String message) {}
