package com.voepy.numbers.query.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.webhook.Delivery.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery as its tenant sees it.
///
/// @param webhookId what receivers get as `webhook-id`; the same as the id
/// @param resourceId what it tells of
/// @param attempts the last ones, in their order
/// @param nextAttemptAt null unless it is to be tried again
/// @param payload the body that is sent; shown for a single delivery, not in lists
public record DeliveryResource(
        String id,
        String webhookId,
        UUID subscriptionId,
        String type,
        UUID resourceId,
        Status status,
        List<AttemptResource> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RawJson payload) {

    public DeliveryResource {
        attempts = List.copyOf(attempts);
    }

    /// One attempt.
    ///
    /// @param number from 1
    /// @param status `in_progress`, `succeeded`, `failed`, or `interrupted` when the sender died on it
    /// @param durationMs null while in progress
    /// @param responseStatus the receiver's HTTP status, or null if it gave none
    /// @param responseBody the first 16 kB of its answer, in lists the first 256 characters
    /// @param error what went wrong, in words, or null
    /// @param nextAttemptAt when it was to be tried again after this one, or null
    public record AttemptResource(
            int number,
            String status,
            Instant startedAt,
            @Nullable Long durationMs,
            @Nullable Integer responseStatus,
            @Nullable String responseBody,
            @Nullable String error,
            @Nullable Instant nextAttemptAt) {}
}
