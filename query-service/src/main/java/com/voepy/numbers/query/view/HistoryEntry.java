package com.voepy.numbers.query.view;

import com.voepy.numbers.events.EventTypes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of a resource, and what it changed.
///
/// @param sequence place in the stream that the resource is part of, from 0
/// @param type for example `NumberConfigured`, see `docs/events.md`
/// @param actor id of the API key that asked, or `system:<process>`
/// @param requestId the request that it all began with, or null if none did
/// @param changes members of the resource by name; empty where the event shows on none
public record HistoryEntry(
        long sequence,
        String type,
        Instant occurredAt,
        @Nullable String actor,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        Map<String, Change> changes) {

    static HistoryEntry of(Moment<?> moment) {
        var logged = moment.cause();
        var metadata = logged.metadata();
        return new HistoryEntry(
                logged.sequence(),
                EventTypes.nameOf(logged.event().getClass()),
                logged.occurredAt(),
                metadata.actor(),
                metadata.requestId(),
                metadata.idempotencyKey(),
                Change.between(moment.before(), moment.after()));
    }
}
