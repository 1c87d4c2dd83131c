package com.voepy.numbers.query.audit;

import com.voepy.numbers.events.EventTypes;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One event of the log, as it is shown.
///
/// @param position place in the whole log, from 1
/// @param stream the aggregate that it belongs to, for example `number/+15125550100`
/// @param sequence place in its stream, from 0
/// @param type for example `NumberOrdered`, see `docs/events.md`
/// @param revision of the shape that `data` has
/// @param tenantId whose it is, or null for events of the platform
/// @param actor id of the API key that asked, or `system:<process>`
/// @param requestId the request that it all began with, or null if none did
/// @param correlationId the same for everything that one request set off
/// @param causationId id of the event or request that directly caused it
/// @param request method and path of the request that it all began with; null if none did, and where it was not
/// recorded yet
/// @param command name of the command that made it; null where none did, and where it was not recorded yet
/// @param data what happened; members differ by `type`
public record EventResource(
        UUID id,
        long position,
        String stream,
        long sequence,
        String type,
        int revision,
        Instant occurredAt,
        @Nullable UUID tenantId,
        @Nullable String actor,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String request,
        @Nullable String command,
        JsonNode data) {

    static EventResource of(LoggedEvent logged, JsonNode data) {
        var type = logged.event().getClass();
        var metadata = logged.metadata();
        return new EventResource(
                logged.eventId(),
                logged.position(),
                logged.stream(),
                logged.sequence(),
                EventTypes.nameOf(type),
                EventTypes.revisionOf(type),
                logged.occurredAt(),
                Owner.of(logged.event()),
                metadata.actor(),
                metadata.requestId(),
                metadata.idempotencyKey(),
                metadata.correlationId(),
                metadata.causationId(),
                metadata.request(),
                metadata.command(),
                data);
    }
}
