package com.voepy.numbers.command.dispatch;

import org.jspecify.annotations.Nullable;

/// An answer as bytes on the wire, fresh or replayed.
///
/// @param body JSON, or empty
record Rendered(int status, @Nullable String location, String body, boolean replayed) {}
