package com.voepy.numbers.query.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be sent once to one subscription, as far as sending needs to know it.
///
/// @param queued its place in the queue; earlier ones of the same resource go first
/// @param resourceId what it is about
/// @param body the exact text that is signed and sent
/// @param run counts the timers set for it from outside
/// @param attempts made so far, in all runs
/// @param failures failed attempts of this run
/// @param attempting whether an attempt was begun and its end not written down
/// @param nextAttemptAt null once finished, or while its subscription is disabled
public record Delivery(
        long queued,
        String id,
        UUID tenantId,
        UUID subscriptionId,
        String type,
        UUID resourceId,
        String body,
        Status status,
        int run,
        int attempts,
        int failures,
        boolean attempting,
        @Nullable Instant nextAttemptAt) {

    /// What became of it.
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED;

        /// In the API and in the database.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /// The timer that is set for it.
    Timer timer() {
        return new Timer(id, run);
    }

    /// Names one timer of a delivery: one of an older run that fires is void.
    record Timer(String deliveryId, int run) {

        private static final char SEPARATOR = '#';

        static Timer parse(String text) {
            var end = text.lastIndexOf(SEPARATOR);
            return new Timer(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
        }

        @Override
        public String toString() {
            return deliveryId + SEPARATOR + run;
        }
    }
}
