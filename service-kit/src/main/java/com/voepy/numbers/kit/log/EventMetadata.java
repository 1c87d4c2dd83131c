package com.voepy.numbers.kit.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who and what caused an event. Stored with each.
///
/// @param tenantId the tenant the event is about, or null for events of the platform
/// @param actor id of the API key that asked, or `system:<process>` for what the platform does by itself
/// @param requestId the HTTP request that it all began with, or null if none did
/// @param idempotencyKey the client's `Idempotency-Key`, or null
/// @param correlationId the same for everything that one request set off
/// @param causationId id of the event or request that directly caused this one
/// @param request method and path of the request that it all began with, for example `POST /v1/numbers/order`; null if
///     none did, and for what is older than this record
/// @param command name of the command that made it, for example `PlaceOrder`; null where none did, and for what is
/// older
public record EventMetadata(
        @Nullable UUID tenantId,
        @Nullable String actor,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String request,
        @Nullable String command) {

    public static final EventMetadata NONE = new EventMetadata(null, null, null, null, null, null);

    /// Of an event that does not say what was asked.
    public EventMetadata(
            @Nullable UUID tenantId,
            @Nullable String actor,
            @Nullable String requestId,
            @Nullable String idempotencyKey,
            @Nullable String correlationId,
            @Nullable String causationId) {
        this(tenantId, actor, requestId, idempotencyKey, correlationId, causationId, null, null);
    }
}
