package com.voepy.numbers.query.console;

import com.voepy.numbers.query.webhook.DeliveryResource;
import com.voepy.numbers.query.webhook.DeliveryResource.AttemptResource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What a tenant was told by one delivery: a line for each attempt.
final class Told {

    private Told() {}

    /// In the order of the attempts; one line where there was none yet.
    static List<Entry> of(DeliveryResource delivery) {
        return delivery.attempts().isEmpty()
                ? List.of(entry(delivery, "queued", "", delivery.createdAt()))
                : delivery.attempts().stream()
                        .map(attempt -> entry(delivery, attempt))
                        .toList();
    }

    private static Entry entry(DeliveryResource delivery, AttemptResource attempt) {
        var answer = attempt.responseStatus() == null ? "no answer" : "answered " + attempt.responseStatus();
        var detail = attempt.status().equals("in_progress")
                ? "attempt %d".formatted(attempt.number())
                : "attempt %d · %s".formatted(attempt.number(), answer);
        return entry(delivery, attempt.status().replace('_', ' '), detail, attempt.startedAt());
    }

    private static Entry entry(DeliveryResource delivery, String outcome, String detail, Instant at) {
        return new Entry(
                Kind.WEBHOOK,
                "%s %s".formatted(delivery.type(), outcome.toLowerCase(Locale.ROOT)),
                null,
                detail,
                null,
                at,
                "/console/deliveries/" + delivery.id(),
                null,
                null,
                0);
    }
}
