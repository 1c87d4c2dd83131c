package com.voepy.numbers.command.dispatch;

import com.voepy.numbers.kit.log.EventMetadata;
import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why the platform gives a command by itself.
///
/// @param process what acts, for example `order-fulfilment`; the actor of the events is `system:<process>`
/// @param correlationId of the request that began it all, or null if none did
/// @param causationId the event or task that directly caused it
/// @param request method and path of the request that began it all, or null if none did
public record Cause(
        String process,
        @Nullable UUID tenantId,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String request) {

    /// A process that nobody asked for: a sync, a timer.
    public static Cause of(String process, @Nullable UUID tenantId) {
        return new Cause(process, tenantId, null, null, null, null);
    }

    /// A process set off by an event, whose request it carries on.
    public static Cause after(String process, LoggedEvent event) {
        var metadata = event.metadata();
        return new Cause(
                process,
                metadata.tenantId(),
                metadata.requestId(),
                metadata.correlationId(),
                event.eventId().toString(),
                metadata.request());
    }

    /// Metadata of whatever comes of it.
    public EventMetadata metadata() {
        return new EventMetadata(
                tenantId, "system:" + process, requestId, null, correlationId, causationId, request, null);
    }
}
