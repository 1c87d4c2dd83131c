package com.voepy.numbers.query.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back from one attempt.
sealed interface Answer {

    /// Whether the receiver has taken the delivery: any 2xx.
    default boolean isSuccess() {
        return switch (this) {
            case Answered answered -> answered.status() / 100 == 2;
            case Unanswered _ -> false;
        };
    }

    /// The answer without what the receiver wrote.
    default Answer withoutBody() {
        return switch (this) {
            case Answered answered -> new Answered(answered.status(), "", answered.retryAfter());
            case Unanswered unanswered -> unanswered;
        };
    }

    /// An HTTP response, whatever it says.
    ///
    /// @param body its first 16 kB
    /// @param retryAfter how long the receiver asks to wait, or null if it does not
    record Answered(int status, String body, @Nullable Duration retryAfter) implements Answer {}

    /// No response, or none that was complete in time.
    ///
    /// @param error why, in words for the tenant
    record Unanswered(String error) implements Answer {}
}
