package com.voepy.numbers.query.console;

import com.voepy.numbers.query.webhook.Delivery.Status;
import com.voepy.numbers.query.webhook.DeliveryResource;
import com.voepy.numbers.query.webhook.DeliveryResource.AttemptResource;
import org.jspecify.annotations.Nullable;

/// A delivery as a line of a list.
///
/// @param last what became of the last attempt, in words
record DeliveryRow(
        String id,
        String type,
        String status,
        String tone,
        String created,
        String resourceId,
        String subscriptionId,
        int attempts,
        String last,
        @Nullable String next) {

    /// @param answer what the receiver said, or what went wrong
    record Attempt(
            int number, String status, String tone, String started, String duration, String answer, String body) {

        static Attempt of(AttemptResource attempt) {
            return new Attempt(
                    attempt.number(),
                    attempt.status().replace('_', ' '),
                    attempt.status().equals("succeeded")
                            ? "good"
                            : attempt.status().equals("failed") ? "bad" : "",
                    Words.time(attempt.startedAt()),
                    attempt.durationMs() == null ? "–" : "%,d ms".formatted(attempt.durationMs()),
                    outcome(attempt),
                    attempt.responseBody() == null ? "" : attempt.responseBody());
        }
    }

    static DeliveryRow of(DeliveryResource delivery) {
        var attempts = delivery.attempts();
        return new DeliveryRow(
                delivery.id(),
                delivery.type(),
                delivery.status().wireName(),
                tone(delivery.status()),
                Words.time(delivery.createdAt()),
                delivery.resourceId().toString(),
                delivery.subscriptionId().toString(),
                attempts.isEmpty() ? 0 : attempts.getLast().number(),
                attempts.isEmpty() ? "not tried yet" : outcome(attempts.getLast()),
                delivery.nextAttemptAt() == null ? null : Words.time(delivery.nextAttemptAt()));
    }

    private static String tone(Status status) {
        return switch (status) {
            case PENDING -> "";
            case DELIVERED -> "good";
            case FAILED -> "bad";
        };
    }

    private static String outcome(AttemptResource attempt) {
        if (attempt.responseStatus() != null) {
            return "answered " + attempt.responseStatus();
        }
        return attempt.error() == null ? "no answer yet" : attempt.error();
    }
}
