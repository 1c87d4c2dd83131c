package com.voepy.numbers.command.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What comes after one run of a [TimedTask].
public sealed interface Next {

    /// There is nothing more to do.
    record Done() implements Next {}

    /// Run again.
    ///
    /// @param state handed to that run, at most some kilobytes
    record Again(Instant when, @Nullable String state) implements Next {}
}
